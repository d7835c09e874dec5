import { findPhrases, hasWordsFor, mentions } from "../find-phrases.ts";
import { NCSC, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";

export const DROPPED_CODES: Rule = {
  ...NCSC,
  id: "W03",
  severity: "warning",
  says: "turns people away from SMS codes and offers nothing better",
  instead: "name the better choice first: a passkey, a security key or an app; any second step beats none",
  canRun: hasWordsFor("dropsCodes", "betterFactor"),
  find: (script, context) =>
    mentions(textsOf(script), context.words, "betterFactor") ? [] : findPhrases(script, context, "dropsCodes"),
};
