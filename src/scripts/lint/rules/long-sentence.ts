import type { Script } from "../../schema.ts";
import { sentencesOf } from "../clauses.ts";
import { schoolYearOf } from "../reading-age.ts";
import { HOUSE, type Place, type Rule } from "../rule.ts";
import { textsOf, wholeOf, wordsIn } from "../texts.ts";
import type { Words } from "../words/phrase.ts";

// The seventh year of school is that of ages 12 to 13.
const LAST_SCHOOL_YEAR = 7;
// Formulas jump about on less; a cut of 15 seconds has 37 words.
const FEWEST_WORDS = 30;

export const LONG_SENTENCE: Rule = {
  ...HOUSE,
  id: "W08",
  severity: "warning",
  says: "is hard to follow at one hearing: a sentence is too long, or the narration is for readers over 13 and this is its hardest part",
  instead: "make two sentences of it, 20 words at most, and use shorter words",
  find: (script, { words }) => {
    const long = textsOf(script)
      .filter(({ part }) => part === "said" || part === "shown")
      .flatMap(({ path, text }) =>
        sentencesOf(text)
          .filter((sentence) => isLong(sentence.text, words))
          .map((sentence) => ({ path, start: sentence.start, end: sentence.start + sentence.text.length })),
      );
    return long.length > 0 ? long : hardestPart(script);
  },
};

function isLong(text: string, { longestSentence }: Words): boolean {
  return "words" in longestSentence
    ? wordsIn(text).length > longestSentence.words
    : [...text].length > longestSentence.characters;
}

/** The hardest narration of a script that is too hard as a whole. */
function hardestPart(script: Script): Place[] {
  const said = textsOf(script).filter(({ path }) => path.endsWith(".narration"));
  const texts = said.map(({ text }) => text);
  const year = schoolYearOf(texts, script.locale);
  if (year === undefined || year < LAST_SCHOOL_YEAR + 1 || texts.flatMap(wordsIn).length < FEWEST_WORDS) return [];
  const yearOf = (text: string) => schoolYearOf([text], script.locale) ?? 0;
  const [hardest] = said.toSorted((one, other) => yearOf(other.text) - yearOf(one.text));
  return hardest === undefined ? [] : [wholeOf(hardest)];
}
