import { type Call, demand, type Transaction } from "#access/index.ts";
import { dayOf } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import type { SavedFinding } from "../finding.ts";
import { lintKnown } from "../lint-known.ts";
import { type Script, scriptSchema } from "../schema.ts";
import { findEpisodeBySlug } from "../store.ts";

/** Says what the rules find in a script that is not saved; nothing is drawn and nothing written. Throws INVALID_INPUT. */
export async function lintDraft({ ctx, input }: Call<Script>, reader: Transaction): Promise<SavedFinding[]> {
  demand(ctx.actor, "script:read");
  const script = parseInput(scriptSchema, input, "script");
  const episode = await findEpisodeBySlug(reader, script.episode);
  return lintKnown(reader, script, { episodeId: episode?.id, on: dayOf(ctx.now()) });
}
