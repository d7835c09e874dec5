import type { Locale } from "#core/text.ts";

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const CJK = new Set(["ja", "ko", "yue", "zh"]);
const UNSPACED = new Set(["ja", "km", "lo", "my", "th", "yue", "zh"]);

/** The language of a tag: `pt` of `pt-BR`. */
export function languageOf(locale: Locale): string {
  return locale.split("-")[0] ?? locale;
}

/** Which way a line runs. */
export function directionOf(locale: Locale): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(languageOf(locale)) ? "rtl" : "ltr";
}

/** Whether one character holds about a syllable or a word, so that lines are shorter and reading is slower. */
export function isCjk(locale: Locale): boolean {
  return CJK.has(languageOf(locale));
}

/** Whether words stand side by side without spaces. */
export function isUnspaced(locale: Locale): boolean {
  return UNSPACED.has(languageOf(locale));
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters of a text as a reader counts them: a family emoji is one. */
export function charactersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
