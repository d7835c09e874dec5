import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../data/ask.ts";
import { ProblemError } from "../../data/problem.ts";
import type { Script } from "./drafts.ts";

type Found = { path: string; words: string };

/** What the rules say of the words as they are typed, for each scene and for the rest. */
export function useFindings(script: Script) {
  const [settled] = useDebouncedValue(script, 700);
  const { data, error } = useQuery({
    queryKey: ["lint", settled],
    queryFn: async ({ signal }): Promise<Found[]> => {
      try {
        const { body } = await ask("post /api/v1/lint", { body: settled }, { signal });
        return body.findings.map(({ rule, path, says, instead }) => ({ path, words: `${rule}: ${says} ${instead}` }));
      } catch (refused) {
        if (!(refused instanceof ProblemError) || Object.keys(refused.fields).length === 0) throw refused;
        return Object.entries(refused.fields).map(([name, detail]) => ({ path: name, words: `${name} ${detail}` }));
      }
    },
  });
  const found = data ?? [];
  const sceneOf = ({ path, words }: Found): number | null => {
    const at = /^scenes\.(\d+)/.exec(path)?.[1];
    if (at !== undefined) return Number(at);
    const place = words.startsWith(path) ? /^scenes (\d+)/.exec(path)?.[1] : undefined;
    return place === undefined ? null : Number(place) - 1;
  };
  return {
    general: [
      ...(error ? [error.message] : []),
      ...found.filter((one) => sceneOf(one) === null).map(({ words }) => words),
    ],
    ofScene: (index: number) => found.filter((one) => sceneOf(one) === index).map(({ words }) => words),
  };
}
