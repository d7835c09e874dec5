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

/** Everything else: round and calm. */
export const text: CSSProperties = {
  fontFamily: FALLBACK,
  fontWeight: 700,
  lineHeight: 1.26,
  textWrap: "balance",
  overflowWrap: "anywhere",
};

// Average advances in em, rounded up so that a fitted text never grows past its place.
const NARROW = /[\s.,:;'’‘!|()[\]ijlI1ftr-]/u;
const WIDE = /[mwMWÆŒæœ@%&—…]/u;
const FULL = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u;
const UPPER = /[\p{Lu}\d]/u;

function advance(letter: string): number {
  if (FULL.test(letter)) return 1;
  if (WIDE.test(letter)) return 0.92;
  if (NARROW.test(letter)) return 0.37;
  return UPPER.test(letter) ? 0.68 : 0.58;
}

/** Widths in em of the pieces that a line may be broken between. */
function piecesOf(content: string): number[] {
  const pieces =
    content.match(/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+/gu) ?? [];
  return pieces.map((piece) => [...piece].reduce((sum, letter) => sum + advance(letter), 0));
}

function linesAt(pieces: number[], lineEm: number): number {
  let lines = 1;
  let filled = 0;
  for (const piece of pieces) {
    if (piece > lineEm) return Number.POSITIVE_INFINITY;
    const wanted = filled === 0 ? piece : filled + 0.3 + piece;
    if (wanted > lineEm) {
      lines += 1;
      filled = piece;
    } else filled = wanted;
  }
  return lines;
}

type Fit = { width: number; height: number; max: number; min: number; leading?: number };

/** The largest font size at which a text stays inside its place; `min` when none does. */
export function fitSize(content: string, { width, height, max, min, leading = 1.1 }: Fit): number {
  const pieces = piecesOf(content);
  for (let size = max; size > min; size -= 2) {
    if (linesAt(pieces, width / size) * size * leading <= height) return size;
  }
  return min;
}
