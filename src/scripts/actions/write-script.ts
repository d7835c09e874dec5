import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { dayOf } from "#core/clock.ts";
import { contentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { assetSchema, missingAssets } from "../assets.ts";
import { type SavedFinding, savedFindingSchema } from "../finding.ts";
import { lintKnown } from "../lint-known.ts";
import type { FitCheck } from "../ports.ts";
import { scriptSchema } from "../schema.ts";
import { findEpisodeBySlug, findLatestVersion, insertVersion } from "../store.ts";

const writeScriptSchema = z.strictObject({
  script: scriptSchema,
  assets: z.array(assetSchema).max(20).default([]),
  authorId: z.uuid(),
  /** The version that its author saw, 0 for none: whoever was quicker is not overruled. Without it, whichever stands there. */
  after: z.int().optional(),
});
export type WriteScript = z.input<typeof writeScriptSchema>;
export type WrittenScript = { versionId: string; number: number; findings: SavedFinding[] };
export type WriteScriptPorts = { checkFit: FitCheck; signal: AbortSignal };

/**
 * Writes a script as the next version of its episode and locale, together with what is wrong with it: what breaks a
 * rule, and what cannot be read or does not fit. The same words with the same findings change nothing.
 * Throws NOT_FOUND for an unknown episode, INVALID_INPUT when a claim names no known source or a file is missing,
 * STALE_VERSION when it was written after another version than the newest.
 */
export async function writeScript({ ctx, input }: Call<WriteScript>, ports: WriteScriptPorts): Promise<WrittenScript> {
  demand(ctx.actor, "script:write");
  const { script, assets, authorId, after } = parseInput(writeScriptSchema, input, "script");
  const absent = missingAssets(script, assets);
  if (absent.length > 0) throw new InvalidInputError(`script ${script.episode}/${script.locale}`, absent);
  // Drawing takes a second or two, for which no transaction may wait.
  const unfit = await ports.checkFit({ script, assets, signal: ports.signal });
  return ctx.transaction(async (tx) => {
    const episode = await findEpisodeBySlug(tx, script.episode);
    if (!episode) throw new NotFoundError(`The episode ${script.episode}`);
    const linted = await lintKnown(tx, script, { episodeId: episode.id, on: dayOf(ctx.now()) });

    const latest = await findLatestVersion(tx, episode.id, script.locale);
    if (after !== undefined && after !== (latest?.number ?? 0)) throw new StaleVersionError("The script");
    const hash = contentHash(assets.length === 0 ? script : { script, assets });
    const findings = [...linted, ...unfit];
    // What was found never changes in a version: a consent that came, or advice that passed, makes a new one.
    if (latest?.contentHash === hash && isEqual(latest.findings, findings))
      return { versionId: latest.id, number: latest.number, findings };

    // Whoever wrote an earlier version still stands behind words in this one.
    const earlier = (latest?.authors ?? []).filter(({ personId }) => personId !== authorId);
    const version = await insertVersion(tx, {
      episodeId: episode.id,
      script,
      assets,
      findings,
      hash,
      number: (latest?.number ?? 0) + 1,
      authors: [
        ...earlier.map(({ personId, part }) => ({ personId, part })),
        { personId: authorId, part: latest ? "editor" : "author" },
      ],
    });
    await recordAudit(tx, ctx, {
      action: "script.write",
      entityType: "ScriptVersion",
      entityId: version.id,
      after: { episode: script.episode, locale: script.locale, number: version.number, hash },
    });
    return { versionId: version.id, number: version.number, findings };
  });
}

function isEqual(saved: unknown, findings: readonly SavedFinding[]): boolean {
  const parsed = z.array(savedFindingSchema).safeParse(saved);
  return parsed.success && contentHash(parsed.data) === contentHash([...findings]);
}
