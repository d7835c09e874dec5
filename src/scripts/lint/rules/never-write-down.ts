import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";

export const NEVER_WRITE_DOWN: Rule = {
  ...HOUSE,
  id: "W06",
  severity: "warning",
  says: "forbids writing passwords down altogether",
  instead: "say where a note is safe, and that a password manager is better",
  canRun: hasWordsFor("neverWriteDown"),
  find: (script, context) => findPhrases(script, context, "neverWriteDown"),
};
