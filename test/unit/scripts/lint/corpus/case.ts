import { quietScript, saying } from "../say.ts";

/** What a script says, or the fields that a rule looks at together. */
export type Case = string | { title?: string; action?: string; narration: string };

/** For each rule: what it must find, and the denials and near misses that it must leave alone. */
export type Corpus = Readonly<Record<string, { wrong: readonly Case[]; right: readonly Case[] }>>;

// These rules ask what an episode is about, not what is said in it.
const FIELD_OF: Readonly<Record<string, "action" | "title">> = { W01: "action", W02: "title" };

/** The case as a script that breaks no other rule on purpose. */
export function scriptOf(entry: Case, { rule, locale }: { rule: string; locale: string }) {
  if (typeof entry !== "string") {
    const { narration, ...fields } = entry;
    return saying(narration, { locale, ...fields });
  }
  const field = FIELD_OF[rule];
  return field === undefined ? saying(entry, { locale }) : quietScript({ locale, [field]: entry });
}
