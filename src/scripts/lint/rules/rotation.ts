import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NIST, type Rule } from "../rule.ts";

export const ROTATION: Rule = {
  ...NIST,
  id: "E01",
  severity: "error",
  says: "tells people to change a password on a timer",
  instead: "change it when there is a sign that somebody else knows it",
  canRun: hasWordsFor("rotation"),
  find: (script, context) => findPhrases(script, context, "rotation"),
};
