import { z } from "zod";
import { type Call, type Context, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { dayOf } from "#core/clock.ts";
import { contentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { assetSchema, missingAssets } from "../assets.ts";
import { type SavedFinding, savedFindingSchema } from "../finding.ts";
import { lintScript } from "../lint/index.ts";
import type { FitCheck } from "../ports.ts";
import { type Script, scriptSchema } from "../schema.ts";
import { assertClaimsHaveSources, OWN_DOMAIN } from "../sources.ts";
import {
  findConsents,
  findEpisodeBySlug,
  findLatestVersion,
  findSiblings,
  findSources,
  insertVersion,
} from "../store.ts";

const writeScriptSchema = z.strictObject({
  script: scriptSchema,
  assets: z.array(assetSchema).max(20).default([]),
  authorId: z.uuid(),
});
export type WriteScript = z.input<typeof writeScriptSchema>;
export type WrittenScript = { versionId: string; number: number; findings: SavedFinding[] };
export type WriteScriptPorts = { checkFit: FitCheck; signal: AbortSignal };

/**
 * Writes a script as the next version of its episode and locale, together with what is wrong with it: what breaks a
 * rule, and what cannot be read or does not fit. The same words with the same findings change nothing.
 * Throws NOT_FOUND for an unknown episode, INVALID_INPUT when a claim names no known source or a file is missing.
 */
export async function writeScript({ ctx, input }: Call<WriteScript>, ports: WriteScriptPorts): Promise<WrittenScript> {
  demand(ctx.actor, "script:write");
  const { script, assets, authorId } = parseInput(writeScriptSchema, input, "script");
  demand(ctx.actor, "script:write", { locale: script.locale });
  const absent = missingAssets(script, assets);
  if (absent.length > 0) throw new InvalidInputError(nameOf(script), absent);
  // Drawing takes a second or two, for which no transaction may wait.
  const unfit = await ports.checkFit({ script, assets, signal: ports.signal });
  return ctx.transaction(async (tx) => {
    const episode = await findEpisodeBySlug(tx, script.episode);
    if (!episode) throw new NotFoundError(`The episode ${script.episode}`);
    const linted = await lintSaved(tx, ctx, script, episode.id);

    const latest = await findLatestVersion(tx, episode.id, script.locale);
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

/** What the rules say of a script on the day it is saved, by what the database knows. */
async function lintSaved(tx: Transaction, ctx: Context, script: Script, episodeId: string): Promise<SavedFinding[]> {
  const sources = await findSources(tx, [...new Set(script.claims.map(({ source }) => source))]);
  const unknown = assertClaimsHaveSources(script, sources);
  if (unknown.length > 0) throw new InvalidInputError(nameOf(script), unknown);
  const { findings } = lintScript({
    script,
    on: dayOf(ctx.now()),
    profile: "house",
    sources,
    allowedDomains: [OWN_DOMAIN, ...sources.map(({ url }) => new URL(url).hostname)],
    consents: script.presenter === undefined ? [] : await findConsents(tx, script.presenter),
    siblings: await findSiblings(tx, episodeId, script.locale),
  });
  return findings.map(({ rule, severity, path, says, instead }) => ({ rule, severity, path, says, instead }));
}

function isEqual(saved: unknown, findings: readonly SavedFinding[]): boolean {
  const parsed = z.array(savedFindingSchema).safeParse(saved);
  return parsed.success && contentHash(parsed.data) === contentHash([...findings]);
}

function nameOf({ episode, locale }: Script): string {
  return `script ${episode}/${locale}`;
}
