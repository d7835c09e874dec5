import type { CSSProperties } from "react";
import { phrasesOf } from "#storyboards/index.ts";

const FALLBACK = '"Noto Sans Arabic Variable", "Noto Sans JP Variable", sans-serif';

/** Headlines: tight and heavy, made to be read at arm's length. */
export const display: CSSProperties = {
  fontFamily: `"Bricolage Grotesque Variable", "Baloo Bhaijaan 2 Variable", "M PLUS Rounded 1c", ${FALLBACK}`,
  fontWeight: 800,
  letterSpacing: "var(--tight)",
  lineHeight: "var(--leading-display)",
  textWrap: "balance",
  overflowWrap: "anywhere",
};

/** Addresses and examples: every letter counts, so none touches the next. */
export const exact: CSSProperties = { ...display, letterSpacing: "0.005em", lineHeight: 1.1 };

/** Everything else: round and calm. */
export const text: CSSProperties = {
  fontFamily: `"Nunito Variable", ${FALLBACK}`,
  fontWeight: 700,
  lineHeight: "var(--leading-text)",
  textWrap: "balance",
  overflowWrap: "anywhere",
};

type Script = "latin" | "arabic" | "japanese";
const LEADING: Record<Script, { display: number; text: number }> = {
  latin: { display: 1.04, text: 1.26 },
  arabic: { display: 1.3, text: 1.5 },
  japanese: { display: 1.16, text: 1.4 },
};

/** How letters of a language stand: joined letters are never pulled apart, and tall ones have room above. */
export function typeOf(locale: string): Readonly<Record<`--${string}`, string>> {
  const script = /^(ar|fa|ur)/.test(locale) ? "arabic" : /^(ja|zh|ko)/.test(locale) ? "japanese" : "latin";
  return {
    "--tight": script === "latin" ? "-0.02em" : "0",
    "--leading-display": String(LEADING[script].display),
    "--leading-text": String(LEADING[script].text),
  };
}

// Advances in em of each face, measured and rounded up, so that a fitted text stays inside its place.
const ADVANCE = {
  display: { narrow: 0.25, slim: 0.42, normal: 0.56, upper: 0.66, wide: 0.9, arabic: 0.56 },
  exact: { narrow: 0.28, slim: 0.45, normal: 0.585, upper: 0.685, wide: 0.93, arabic: 0.58 },
  text: { narrow: 0.31, slim: 0.47, normal: 0.6, upper: 0.76, wide: 0.97, arabic: 0.58 },
} as const;
const NARROW = /[\s.,:;'’‘!|ijlI]/u;
const SLIM = /[tfrJz?()[\]"“”/-]/u;
const WIDE = /[mwMW@%&—…ÆŒæœ]/u;
const UPPER = /[\p{Lu}\d]/u;
const ARABIC = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/u;
const MARK = /\p{M}/u;
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u;
type Face = keyof typeof ADVANCE;

function advance(letter: string, face: Face): number {
  if (MARK.test(letter)) return 0;
  if (FULL.test(letter)) return 1.02;
  if (ARABIC.test(letter)) return ADVANCE[face].arabic;
  if (WIDE.test(letter)) return ADVANCE[face].wide;
  if (NARROW.test(letter)) return ADVANCE[face].narrow;
  if (SLIM.test(letter)) return ADVANCE[face].slim;
  return UPPER.test(letter) ? ADVANCE[face].upper : ADVANCE[face].normal;
}

function leading(content: string, face: Face): number {
  const script = ARABIC.test(content) ? "arabic" : FULL.test(content) ? "japanese" : "latin";
  // A little more than the line height of Latin: letters overhang it.
  if (script === "latin") return face === "text" ? 1.26 : face === "exact" ? 1.1 : 1.08;
  return LEADING[script][face === "text" ? "text" : "display"];
}

type Piece = { em: number; gap: number };

function linesAt(pieces: readonly Piece[], lineEm: number): number {
  let lines = 1;
  let filled = 0;
  for (const { em, gap } of pieces) {
    if (em > lineEm) return Number.POSITIVE_INFINITY;
    if (filled > 0 && filled + em > lineEm) {
      lines += 1;
      filled = 0;
    }
    filled += em + gap;
  }
  return lines;
}

/** Room for a text in pixels, and the sizes it may take. */
export type Room = { width: number; height: number; max: number; min: number };

/** The largest font size at which a text stays inside its room; `min` when none does. */
export function fitSize(face: Face, content: string, { width, height, max, min }: Room): number {
  const pieces = phrasesOf(content).map(({ text: phrase, gap }) => ({
    em: [...phrase].reduce((sum, letter) => sum + advance(letter, face), 0),
    gap: gap === " " ? 0.28 : 0,
  }));
  const lineHeight = leading(content, face);
  for (let size = max; size > min; size -= 2) {
    if (linesAt(pieces, width / size) * size * lineHeight <= height) return size;
  }
  return min;
}
