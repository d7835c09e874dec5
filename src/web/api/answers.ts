import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ask, type Extra } from "./ask.ts";
import type { AnswerOf, CallName, ItemOf, Reading, Said } from "./calls.ts";
import { OfflineError } from "./problem.ts";

type Options = { isWanted?: boolean; everyMs?: number | false; keepsLast?: boolean };

/** What the API says, kept and read again when it may have changed. */
export function useAnswer<Name extends Reading>(name: Name, said: Said<Name>, options: Options = {}) {
  const { isWanted = true, everyMs = false, keepsLast = false } = options;
  return useQuery({
    queryKey: [name, said],
    queryFn: async ({ signal }): Promise<AnswerOf<Name>> => (await ask(name, said, { signal })).body,
    enabled: isWanted,
    refetchInterval: everyMs,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
  });
}

const MOST_PAGES = 30;

/** All pages of a list, one after the other. */
export function useAll<Name extends Reading>(name: Name, said: Said<Name>, options: Options = {}) {
  const { isWanted = true, everyMs = false, keepsLast = false } = options;
  return useQuery({
    queryKey: [name, said, "all"],
    queryFn: async ({ signal }): Promise<ItemOf<Name>[]> => readAll(name, said, signal),
    enabled: isWanted,
    refetchInterval: everyMs,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
  });
}

async function readAll<Name extends Reading>(name: Name, said: Said<Name>, signal: AbortSignal) {
  const items: ItemOf<Name>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { ...(said as { query?: object }).query, ...(cursor ? { cursor } : {}) };
    const { body } = await ask(name, { ...said, query } as Said<Name>, { signal });
    const { items: more, nextCursor } = body as { items: ItemOf<Name>[]; nextCursor?: string | null };
    items.push(...more);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  return items;
}

/** Does something through the API. Sent again after a broken line it has the same key, so that it is done once. */
export function useAct<Name extends Exclude<CallName, Reading>>(name: Name) {
  const queries = useQueryClient();
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: async ({ said, extra }: { said: Said<Name>; extra?: Extra }): Promise<AnswerOf<Name>> => {
      try {
        const { body } = await ask(name, said, { key: key.current, ...extra });
        key.current = crypto.randomUUID();
        return body;
      } catch (error) {
        if (!(error instanceof OfflineError)) key.current = crypto.randomUUID();
        throw error;
      }
    },
    // Everything that is shown may be another thing now; what nobody looks at is read when somebody does.
    onSettled: () => queries.invalidateQueries(),
  });
}
