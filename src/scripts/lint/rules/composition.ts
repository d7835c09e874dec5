import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NIST, type Rule } from "../rule.ts";

export const COMPOSITION: Rule = {
  ...NIST,
  id: "E02",
  severity: "error",
  says: "asks for a mix of characters, or praises complex passwords",
  instead: "ask for length: three random words or more",
  canRun: hasWordsFor("composition"),
  find: (script, context) => findPhrases(script, context, "composition"),
};
