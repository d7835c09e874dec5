import type { Transaction } from "#access/index.ts";
import { InvalidInputError } from "#core/errors.ts";
import type { SavedFinding } from "./finding.ts";
import { lintScript } from "./lint/index.ts";
import type { Script } from "./schema.ts";
import { assertClaimsHaveSources, OWN_DOMAIN } from "./sources.ts";
import { findConsents, findSiblings, findSources } from "./store.ts";

/** What the rules say of a script on a day, by what the database knows. Throws INVALID_INPUT for a claim without a source. */
export async function lintKnown(
  tx: Transaction,
  script: Script,
  { episodeId, on }: { episodeId: string | undefined; on: string },
): Promise<SavedFinding[]> {
  const sources = await findSources(tx, [...new Set(script.claims.map(({ source }) => source))]);
  const unknown = assertClaimsHaveSources(script, sources);
  if (unknown.length > 0) throw new InvalidInputError(`script ${script.episode}/${script.locale}`, unknown);
  const { findings } = lintScript({
    script,
    on,
    profile: "house",
    sources,
    allowedDomains: [OWN_DOMAIN, ...sources.map(({ url }) => new URL(url).hostname)],
    consents: script.presenter === undefined ? [] : await findConsents(tx, script.presenter),
    siblings: episodeId === undefined ? [] : await findSiblings(tx, episodeId, script.locale),
  });
  return findings.map(({ rule, severity, path, says, instead }) => ({ rule, severity, path, says, instead }));
}
