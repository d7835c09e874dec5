import { type Call, demand, may, type Transaction } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import type { Entry } from "../entry.ts";
import { findEntry } from "../store.ts";

/** One entry. Throws NOT_FOUND also for what someone else did, unless one may read the whole record. */
export async function readEntry({ ctx, input: { seq } }: Call<{ seq: bigint }>, reader: Transaction): Promise<Entry> {
  demand(ctx.actor, "audit:read-own");
  const entry = await findEntry(reader, seq);
  const isOwn =
    ctx.actor.type !== "system" && entry?.actor.type !== "system" && entry?.actor.personId === ctx.actor.personId;
  if (!entry || !(isOwn || may(ctx.actor, "audit:read"))) throw new NotFoundError("The entry");
  return entry;
}
