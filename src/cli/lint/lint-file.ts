import { positionsInYaml } from "#core/yaml.ts";
import { OWN_DOMAIN, type SavedFinding, type Script, type Source } from "#scripts/index.ts";
import { type Consent, lintScript, type Profile, type SuppressedFinding } from "#scripts/lint/index.ts";

/** What scripts are held against. */
export type LintGround = {
  profile: Profile;
  on: string;
  sources: readonly Source[];
  consents: readonly Consent[];
};

export type ReadFile = { file: string; text: string; script: Script };
export type PlacedFinding = SavedFinding & { line: number; column: number };
export type LintedFile = {
  file: string;
  locale: string;
  findings: PlacedFinding[];
  suppressed: (SuppressedFinding & { line: number; column: number })[];
  rulesRun: string[];
  rulesNotRun: string[];
};

/** Holds one script against the rules, together with what was found in how it is read and set, in the order of the file. */
export function lintFile(
  { file, text, script }: ReadFile,
  all: readonly ReadFile[],
  ground: LintGround,
  fit: readonly SavedFinding[],
): LintedFile {
  const siblings = all
    .map((other) => other.script)
    .filter(({ episode, locale }) => episode === script.episode && locale !== script.locale);
  const allowedDomains = [OWN_DOMAIN, ...ground.sources.map(({ url }) => new URL(url).hostname)];
  const { findings, suppressed, ran, notRun } = lintScript({ script, ...ground, allowedDomains, siblings });
  const positionOf = positionsInYaml(text);
  const placed = [
    ...findings.map((finding) => ({ ...finding, ...positionOf(finding.path, finding.start) })),
    ...fit.map((finding) => ({ ...finding, ...positionOf(finding.path) })),
  ];
  return {
    file,
    locale: script.locale,
    findings: placed.sort((a, b) => a.line - b.line || a.column - b.column),
    suppressed: suppressed.map((finding) => ({ ...finding, ...positionOf(finding.path, finding.start) })),
    rulesRun: ran,
    rulesNotRun: notRun,
  };
}
