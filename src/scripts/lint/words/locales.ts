import type { Locale } from "#core/text.ts";
import { ARABIC } from "./ar.ts";
import { GERMAN } from "./de.ts";
import { ENGLISH } from "./en.ts";
import { SPANISH } from "./es.ts";
import { JAPANESE } from "./ja.ts";
import type { Words } from "./phrase.ts";

const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  es: SPANISH,
  de: GERMAN,
  ar: ARABIC,
  ja: JAPANESE,
};

const NO_WORDS: Words = {
  softBreak: /,/gu,
  negation: /(?!)/u,
  numbers: {},
  expansions: {},
  longestSentence: { words: 20 },
  phrases: {},
};

/** The words of a locale's language; none of a language that nobody has written yet. */
export function wordsOf(locale: Locale): Words {
  return WORDS[locale.split("-")[0] ?? locale] ?? NO_WORDS;
}
