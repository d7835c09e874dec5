import { loadDefaultJapaneseParser, loadDefaultSimplifiedChineseParser } from "budoux";

const KANA = /[\u3040-\u30ff]/u;
const HAN = /[\u4e00-\u9fff]/u;
// Without kana, a short phrase may be a Japanese word; a long one is a line of Chinese.
const LONGEST_HAN_PHRASE = 8;
const WORD = /\S+/gu;
const japanese = loadDefaultJapaneseParser();
const chinese = loadDefaultSimplifiedChineseParser();

/** A part of a line that is best not broken, where it begins, and what stands between it and the next. */
export type Phrase = { text: string; start: number; gap: "" | " " };

/** The parts of a line between which it may break: words, or phrases where a language writes no spaces. */
export function phrasesOf(line: string): Phrase[] {
  return [...line.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const parts = partsOf(word);
    let start = index;
    return parts.map((text, at): Phrase => {
      const phrase = { text, start, gap: at === parts.length - 1 ? (" " as const) : ("" as const) };
      start += text.length;
      return phrase;
    });
  });
}

function partsOf(word: string): string[] {
  if (!KANA.test(word) && !HAN.test(word)) return [word];
  return japanese
    .parse(word)
    .flatMap((part) => (KANA.test(part) || part.length <= LONGEST_HAN_PHRASE ? [part] : chinese.parse(part)));
}
