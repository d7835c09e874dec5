import type { Script } from "#scripts/index.ts";
import { type Finding, type LintContext, lintScript } from "#scripts/lint/index.ts";

export const SOURCES = [
  {
    id: "known",
    publisher: "A publisher",
    title: "A page",
    url: "https://pages.example/known",
    readOn: "2026-11-01",
    nextCheckOn: "2027-05-01",
  },
];

/** A script that breaks no rule, in any language. */
export function quietScript(change: Partial<Script> = {}): Script {
  return {
    episode: "updates",
    locale: "en",
    title: "–",
    topic: "–",
    audience: "–",
    action: "–",
    nextCheckOn: "2027-05-01",
    scenes: [],
    claims: [],
    ...change,
  };
}

/** A quiet script with one line that is said. */
export function saying(narration: string, change: Partial<Script> = {}): Script {
  return quietScript({ scenes: [{ id: "one", kind: "tip", title: "–", body: "–", narration }], ...change });
}

/** What the linter finds in a script; today is the day on which the advice is known to hold. */
export function lint(script: Script, given: Partial<LintContext> = {}): Finding[] {
  return lintScript({
    script,
    profile: "house",
    on: "2026-12-01",
    sources: SOURCES,
    allowedDomains: ["sunny-corner.example"],
    ...given,
  }).findings;
}

/** The ids of the rules that a script breaks, each once. */
export function brokenBy(script: Script, given: Partial<LintContext> = {}): string[] {
  return [...new Set(lint(script, given).map(({ rule }) => rule))];
}

/** The ids of the rules that are not run in a language although all facts are known. */
export function notRun(locale: string): string[] {
  const script = quietScript({ locale });
  return lintScript({
    script,
    profile: "house",
    on: "2026-12-01",
    sources: SOURCES,
    allowedDomains: [],
    consents: [],
    siblings: [script],
  }).notRun;
}
