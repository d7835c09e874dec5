import { type Actor, type Call, demand, may, type Transaction } from "#access/index.ts";
import { NotAllowedError } from "#core/errors.ts";
import { type EntryFilter, listEntryRows } from "../store.ts";

/** Entries from the newest on, one more than asked for: all of them for who may read the record, for others what they did themselves. */
export function listEntries({ ctx, input }: Call<EntryFilter>, reader: Transaction) {
  demand(ctx.actor, "audit:read-own");
  if (may(ctx.actor, "audit:read")) return listEntryRows(reader, input);
  const personId = personOf(ctx.actor);
  // What someone else did is not there for them, like everything that one may not see.
  if (input.personId !== undefined && input.personId !== personId) return Promise.resolve([]);
  return listEntryRows(reader, { ...input, personId });
}

function personOf(actor: Actor): string {
  if (actor.type === "system") throw new NotAllowedError("Only a person has done something themselves.");
  return actor.personId;
}
