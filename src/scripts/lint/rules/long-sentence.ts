import { sentencesOf } from "../clauses.ts";
import { HOUSE, type Rule } from "../rule.ts";
import { textsOf, wordsIn } from "../texts.ts";
import type { Words } from "../words/phrase.ts";

export const LONG_SENTENCE: Rule = {
  ...HOUSE,
  id: "W08",
  severity: "warning",
  says: "has a sentence that is too long to follow at one hearing",
  instead: "make two sentences of it, 20 words at most",
  find: (script, { words }) =>
    textsOf(script)
      .filter(({ part }) => part === "said" || part === "shown")
      .flatMap(({ path, text }) =>
        sentencesOf(text)
          .filter((sentence) => isLong(sentence.text, words))
          .map((sentence) => ({ path, start: sentence.start, end: sentence.start + sentence.text.length })),
      ),
};

function isLong(text: string, { longestSentence }: Words): boolean {
  return "words" in longestSentence
    ? wordsIn(text).length > longestSentence.words
    : [...text].length > longestSentence.characters;
}
