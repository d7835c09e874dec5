import type { CSSProperties } from "react";

const FALLBACK = '"Nunito Variable", "Noto Sans", sans-serif';

/** Headlines: tight and heavy, made to be read at arm's length. */
export const display: CSSProperties = {
  fontFamily: `"Bricolage Grotesque Variable", ${FALLBACK}`,
  fontWeight: 800,
  letterSpacing: "-0.02em",
  lineHeight: 1.04,
  textWrap: "balance",
  overflowWrap: "anywhere",
};

/** Addresses and examples: every letter counts, so none touches the next. */
export const exact: CSSProperties = { ...display, letterSpacing: "0.005em", lineHeight: 1.1 };

/** Everything else: round and calm. */
export const text: CSSProperties = {
  fontFamily: FALLBACK,
  fontWeight: 700,
  lineHeight: 1.26,
  textWrap: "balance",
  overflowWrap: "anywhere",
};

// Advances in em of each face, measured and rounded up, so that a fitted text stays inside its place.
const ADVANCE = {
  display: { narrow: 0.25, slim: 0.42, normal: 0.56, upper: 0.66, wide: 0.9, leading: 1.08 },
  exact: { narrow: 0.28, slim: 0.45, normal: 0.585, upper: 0.685, wide: 0.93, leading: 1.1 },
  text: { narrow: 0.31, slim: 0.47, normal: 0.6, upper: 0.76, wide: 0.97, leading: 1.26 },
} as const;
const NARROW = /[\s.,:;'’‘!|ijlI]/u;
const SLIM = /[tfrJz?()[\]"“”/-]/u;
const WIDE = /[mwMW@%&—…ÆŒæœ]/u;
const UPPER = /[\p{Lu}\d]/u;
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u;
// Chinese, Japanese and Korean may break after any letter; other scripts between words.
const PIECE = /[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+/gu;

type Face = keyof typeof ADVANCE;

function advance(letter: string, face: Face): number {
  if (FULL.test(letter)) return 1.02;
  if (WIDE.test(letter)) return ADVANCE[face].wide;
  if (NARROW.test(letter)) return ADVANCE[face].narrow;
  if (SLIM.test(letter)) return ADVANCE[face].slim;
  return UPPER.test(letter) ? ADVANCE[face].upper : ADVANCE[face].normal;
}

function linesAt(pieces: readonly number[], lineEm: number): number {
  let lines = 1;
  let filled = 0;
  for (const piece of pieces) {
    if (piece > lineEm) return Number.POSITIVE_INFINITY;
    const wanted = filled === 0 ? piece : filled + 0.28 + piece;
    if (wanted > lineEm) lines += 1;
    filled = wanted > lineEm ? piece : wanted;
  }
  return lines;
}

/** Room for a text in pixels, and the sizes it may take. */
export type Room = { width: number; height: number; max: number; min: number };

/** The largest font size at which a text stays inside its room; `min` when none does. */
export function fitSize(face: Face, content: string, { width, height, max, min }: Room): number {
  const pieces = (content.match(PIECE) ?? []).map((piece) =>
    [...piece].reduce((sum, letter) => sum + advance(letter, face), 0),
  );
  for (let size = max; size > min; size -= 2) {
    if (linesAt(pieces, width / size) * size * ADVANCE[face].leading <= height) return size;
  }
  return min;
}
