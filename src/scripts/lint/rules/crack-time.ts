import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";

export const CRACK_TIME: Rule = {
  ...HOUSE,
  id: "E10",
  severity: "error",
  says: "says how long guessing takes without saying how it was measured",
  instead: "leave the time out, or name the method beside it",
  canRun: hasWordsFor("crackTime"),
  find: (script, context) => findPhrases(script, context, "crackTime"),
};
