import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";

export const BLAME: Rule = {
  ...HOUSE,
  id: "W04",
  severity: "warning",
  says: "blames or frightens the viewer",
  instead: "say calmly what helps",
  canRun: hasWordsFor("blame"),
  find: (script, context) => findPhrases(script, context, "blame"),
};
