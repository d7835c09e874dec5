import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";

export const ABSOLUTES: Rule = {
  ...HOUSE,
  id: "E08",
  severity: "error",
  says: "promises perfect safety",
  instead: "say what gets harder for attackers, and by how much if a source says so",
  canRun: hasWordsFor("absolutes"),
  find: (script, context) => findPhrases(script, context, "absolutes"),
};
