import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { NCSC, type Rule } from "../rule.ts";

export const PHISHING_PROOF: Rule = {
  ...NCSC,
  id: "E07",
  severity: "error",
  says: "calls codes or prompts safe from phishing",
  instead: "any second step helps; only passkeys and security keys resist phishing",
  canRun: hasWordsFor("phishingProof"),
  find: (script, context) => findPhrases(script, context, "phishingProof"),
};
