import { findPhrases, hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";

// A number of at least three digits, a mail address, or the printed address of a page about reporting.
const CONTACT =
  /(?<!\p{N})\p{N}[\p{N} -]{1,14}\p{N}(?!\p{N})|[^\s@]{1,64}@[a-z0-9-]{1,63}\.[a-z]{2}|\.[a-z]{2,18}\/[a-z0-9/-]{0,60}report/iu;

export const REPORT_CONTACT: Rule = {
  ...HOUSE,
  id: "W09",
  severity: "warning",
  says: "asks people to report something and does not say where in their country",
  instead: "name the number, mail address or page that takes reports where this language is spoken",
  canRun: hasWordsFor("asksToReport"),
  find: (script, context) => {
    const hasContact = textsOf(script).some(
      ({ part, text }) => (part === "said" || part === "shown") && CONTACT.test(text),
    );
    return hasContact ? [] : findPhrases(script, context, "asksToReport");
  },
};
