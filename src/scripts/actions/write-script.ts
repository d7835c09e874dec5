import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { contentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { scriptSchema } from "../schema.ts";
import { findEpisodeBySlug, findLatestVersion, findMissingSources, insertVersion } from "../store.ts";

const writeScriptSchema = z.strictObject({ script: scriptSchema, authorId: z.uuid() });
export type WriteScript = z.input<typeof writeScriptSchema>;

/**
 * Writes a script as the next version of its episode and locale; the same words again change nothing.
 * Throws NOT_FOUND for an unknown episode, INVALID_INPUT when a claim names no known source.
 */
export async function writeScript({ ctx, input }: Call<WriteScript>): Promise<{ versionId: string; number: number }> {
  demand(ctx.actor, "script:write");
  const { script, authorId } = parseInput(writeScriptSchema, input, "script");
  return ctx.transaction(async (tx) => {
    const episode = await findEpisodeBySlug(tx, script.episode);
    if (!episode) throw new NotFoundError(`The episode ${script.episode}`);
    const missing = await findMissingSources(tx, [...new Set(script.claims.map(({ source }) => source))]);
    if (missing.length > 0) {
      const issues = missing.map((id) => ({ path: "claims", message: `"${id}" is no known source` }));
      throw new InvalidInputError(`script ${script.episode}/${script.locale}`, issues);
    }

    const latest = await findLatestVersion(tx, episode.id, script.locale);
    const hash = contentHash(script);
    if (latest?.contentHash === hash) return { versionId: latest.id, number: latest.number };

    // Whoever wrote an earlier version still stands behind words in this one.
    const earlier = (latest?.authors ?? []).filter(({ personId }) => personId !== authorId);
    const version = await insertVersion(tx, {
      episodeId: episode.id,
      script,
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
    return { versionId: version.id, number: version.number };
  });
}
