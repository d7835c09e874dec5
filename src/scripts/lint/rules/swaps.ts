import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NCSC, type Rule } from "../rule.ts";

export const SWAPS: Rule = {
  ...NCSC,
  id: "E04",
  severity: "error",
  says: "recommends swaps or additions that attackers try first",
  instead: "use more random words instead of odd letters",
  canRun: hasWordsFor("swaps"),
  find: (script, context) => findPhrases(script, context, "swaps"),
};
