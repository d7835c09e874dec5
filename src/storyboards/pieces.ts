import type { Locale } from "#core/text.ts";
import { charactersOf, isUnspaced, languageOf } from "./language.ts";
import { phrasesOf } from "./phrases.ts";

/** A part of a line that is never broken, and the space that follows it when the line goes on. */
export type Piece = { text: string; gap: "" | " "; length: number };

// A no-break space keeps its words together, as its author meant.
const BREAKING_SPACE = /[^\S\u00a0\u202f]+/;
const OPENING = /^[\p{Ps}\p{Pi}]+$/u;
const NO_LETTER = /^[^\p{L}\p{N}]+$/u;

/** The unbreakable parts of a text, none longer than `width` characters; together they are the whole text. */
export function piecesOf({ text, locale, width }: { text: string; locale: Locale; width: number }): Piece[] {
  return text
    .split(BREAKING_SPACE)
    .filter((word) => word !== "")
    .flatMap((word) => {
      const parts = (isUnspaced(locale) ? partsOf(word, locale) : [word]).flatMap((part) => cutToWidth(part, width));
      return parts.map((part, index): Piece => {
        const gap = index === parts.length - 1 ? " " : "";
        return { text: part, gap, length: charactersOf(part).length };
      });
    });
}

function partsOf(word: string, locale: Locale): string[] {
  if (languageOf(locale) === "ja") return phrasesOf(word).map(({ text }) => text);
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale, { granularity: "word" }).segment(word)) {
    const before = parts.at(-1);
    if (before !== undefined && belongsTo(before, segment)) parts[parts.length - 1] = before + segment;
    else parts.push(segment);
  }
  return parts;
}

function belongsTo(before: string, segment: string): boolean {
  if (OPENING.test(before)) return true;
  if (OPENING.test(segment)) return false;
  return NO_LETTER.test(segment);
}

// Only a word wider than a whole line is cut: after its hyphens and slashes first, anywhere if it must be.
function cutToWidth(part: string, width: number): string[] {
  if (charactersOf(part).length <= width) return [part];
  return part.split(/(?<=[-\u2010/])/).flatMap((piece) => {
    const characters = charactersOf(piece);
    return Array.from({ length: Math.ceil(characters.length / width) }, (_, index) =>
      characters.slice(index * width, (index + 1) * width).join(""),
    );
  });
}
