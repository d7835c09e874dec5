import { type Call, demand, type Transaction } from "#access/index.ts";
import { kindSchema, preferenceFor } from "../kinds.ts";
import { ownerOf } from "../owner.ts";
import { readChoices, readHours } from "../store.ts";

/** How whoever asks hears of each kind, and when they may be mailed. */
export async function readPreferences({ ctx }: Call<Record<string, never>>, reader: Transaction) {
  demand(ctx.actor, "notification:own");
  const personId = ownerOf(ctx.actor);
  const { choices } = await readChoices(reader, [personId]);
  const { version, ...hours } = await readHours(reader, personId);
  return { kinds: kindSchema.options.map((kind) => ({ kind, ...preferenceFor(kind, choices) })), hours, version };
}
