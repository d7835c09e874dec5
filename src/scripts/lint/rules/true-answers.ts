import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NIST, type Rule } from "../rule.ts";

export const TRUE_ANSWERS: Rule = {
  ...NIST,
  id: "E05",
  severity: "error",
  says: "recommends true answers to security questions, or hints",
  instead: "treat an answer like a password: make it up and store it",
  canRun: hasWordsFor("trueAnswers"),
  find: (script, context) => findPhrases(script, context, "trueAnswers"),
};
