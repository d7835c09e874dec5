import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NIST, type Rule } from "../rule.ts";

export const FORBIDS_PASTING: Rule = {
  ...NIST,
  id: "E06",
  severity: "error",
  says: "turns people away from pasting, autofill or password managers",
  instead: "let a password manager make, keep and fill passwords",
  canRun: hasWordsFor("forbidsPasting"),
  find: (script, context) => findPhrases(script, context, "forbidsPasting"),
};
