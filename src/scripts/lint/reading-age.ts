import type { Locale } from "#core/text.ts";
import { sentencesOf } from "./clauses.ts";
import { englishSyllables, germanSyllables, spanishSyllables } from "./syllables.ts";
import { wordsIn } from "./texts.ts";

/** What the formulas ask of a text: words to a sentence, syllables to a word, and shares of short and long words. */
type Sample = { perSentence: number; perWord: number; ofOne: number; ofThree: number; ofSevenLetters: number };

type Reading = { syllables: (word: string) => number; familiar: RegExp; schoolYear: (sample: Sample) => number };

// A word that every viewer meets and no writer can avoid is as hard as an everyday word of two syllables.
const FAMILIAR_SYLLABLES = 2;

const READINGS: Readonly<Record<string, Reading>> = {
  en: {
    syllables: englishSyllables,
    familiar: /^(?:pass(?:word|key|phrase|code)|account|manager|security|verification|authenticator|character)s?$/iu,
    schoolYear: ({ perSentence, perWord }) => 0.39 * perSentence + 11.8 * perWord - 15.59,
  },
  es: {
    syllables: spanishSyllables,
    familiar:
      /^(?:contraseña|clave|cuenta|gestor|seguridad|verificación|autenticación|aplicación)(?:e?s)?$|^car(?:ácter|acteres)$/iu,
    schoolYear: ({ perSentence, perWord }) => {
      const ease = 206.84 - 60 * perWord - 1.02 * perSentence;
      return ease > 70 ? 6 + (80 - ease) / 10 : 7 + (70 - ease) / 5;
    },
  },
  de: {
    syllables: germanSyllables,
    familiar:
      /^(?:(?:pass|kenn)(?:wort|wörtern?|wortes)|passkeys?|kontos?|konten|(?:pass|kenn)wort-?managern?s?|sicherheit)$/iu,
    schoolYear: ({ perSentence, ofOne, ofThree, ofSevenLetters }) =>
      19.35 * ofThree + 0.1672 * perSentence + 12.97 * ofSevenLetters - 3.27 * ofOne - 0.875,
  },
};

/**
 * The year of school that can read texts; undefined without words or a formula. English: Kincaid and others, 1975.
 * Spanish: Fernández Huerta, 1959, whose scale has 70-80 for year 6 and 60-70 for years 7 and 8. German: first Wiener
 * Sachtextformel, Bamberger and Vanecek, 1984. What there is for Arabic and Japanese needs vowel marks or a dictionary.
 */
export function schoolYearOf(texts: readonly string[], locale: Locale): number | undefined {
  const reading = READINGS[locale.split("-")[0] ?? locale];
  const words = texts.flatMap(wordsIn).map((word) => word.replace(/[^\p{L}\p{N}'’-]/gu, ""));
  if (reading === undefined || words.length === 0) return undefined;
  const counts = words.map((word) => {
    const isFamiliar = reading.familiar.test(word);
    const syllables = reading.syllables(word);
    return {
      syllables: isFamiliar ? Math.min(syllables, FAMILIAR_SYLLABLES) : syllables,
      isLong: !isFamiliar && word.length > 6,
    };
  });
  const share = (isCounted: (count: { syllables: number; isLong: boolean }) => boolean) =>
    counts.filter(isCounted).length / counts.length;
  return reading.schoolYear({
    perSentence: words.length / texts.flatMap(sentencesOf).length,
    perWord: counts.reduce((sum, { syllables }) => sum + syllables, 0) / counts.length,
    ofOne: share(({ syllables }) => syllables === 1),
    ofThree: share(({ syllables }) => syllables >= 3),
    ofSevenLetters: share(({ isLong }) => isLong),
  });
}
