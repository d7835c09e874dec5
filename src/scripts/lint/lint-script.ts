import type { Script } from "../schema.ts";
import type { Finding, LintContext, Place } from "./rule.ts";
import { isInForce, type Profile, type Rule } from "./rule.ts";
import { RULES } from "./rules.ts";
import { type SuppressedFinding, suppress } from "./suppress.ts";
import { textsOf } from "./texts.ts";
import { wordsOf } from "./words/locales.ts";

/** What the rules found, which of them were run, and which could not be: for want of words in the language, or of facts. */
export type LintResult = { findings: Finding[]; suppressed: SuppressedFinding[]; ran: string[]; notRun: string[] };

// Older CISA sheets ask for all four types of character; NCSC names no length; swaps are its warning alone.
const LEFT_OUT: Readonly<Record<Profile, readonly string[]>> = {
  nist: ["E04", "W02"],
  ncsc: ["E03"],
  cisa: ["E02", "W02"],
  house: [],
};

/** Holds a script against the rules of a profile that are in force on a day. */
export function lintScript({ script, ...given }: { script: Script } & Omit<LintContext, "words">): LintResult {
  const context: LintContext = { ...given, words: wordsOf(script.locale) };
  const rules = RULES.filter((rule) => isInForce(rule, given.on) && !LEFT_OUT[given.profile].includes(rule.id));
  const ran = rules.filter((rule) => rule.canRun?.(context) ?? true);
  const place = placesInOrder(script);
  const findings = ran
    .flatMap((rule) => rule.find(script, context).map((found) => findingOf(rule, found)))
    .sort((a, b) => place(a) - place(b) || a.start - b.start || (a.rule < b.rule ? -1 : 1));
  const idsOf = (list: readonly Rule[]) => list.map(({ id }) => id);
  return {
    ...suppress(script, findings, idsOf(ran)),
    ran: idsOf(ran),
    notRun: idsOf(rules.filter((rule) => !ran.includes(rule))),
  };
}

function findingOf({ id, severity, says, instead }: Rule, { path, start, end }: Place): Finding {
  return { rule: id, severity, path, start, end, says, instead };
}

function placesInOrder(script: Script) {
  const order = new Map(textsOf(script).map(({ path }, index) => [path, index + 1]));
  return ({ path }: Finding) => order.get(path) ?? (path.startsWith("claims.") ? order.size + 1 : 0);
}
