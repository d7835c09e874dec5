import { diffArrays } from "diff";

/** A piece of a text: in both versions, only in the newer one, or only in the older one. */
export type WordChange = { is: "same" | "added" | "removed"; text: string };

/** Two texts word by word, as the language parts words: without what was added it is the old one, without what was removed the new. */
export function changedWords(from: string, to: string, locale: string): WordChange[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const wordsIn = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  return diffArrays(wordsIn(from), wordsIn(to)).map(({ value, added, removed }) => ({
    is: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}
