import type { Locale } from "#core/text.ts";
import { breakCost, isSentenceEnd } from "./break-cost.ts";
import { type Piece, piecesOf } from "./pieces.ts";

const LINES_PER_CAPTION = 2;
// 7 s, the longest a caption may stand, at the 150 words a minute of the voice.
const WORDS_PER_CAPTION = 17;
// Each caption costs a little, so that there are few of them; a caption best ends with its sentence.
const CAPTION_COST = 12;
const END_WEIGHT = 2;
// Two lines of very different length cost as much as a poor break.
const IMBALANCE_COST = 16;
// A sentence that begins on the line where another ends is harder to follow; more so when the next caption ends it.
const RUN_ON_COST = 3;
const TORN_SENTENCE_COST = 8;

/** A piece, whether its sentence ends with it, and what a break after it costs. */
type Weighed = Piece & { endsSentence: boolean; cost: number };
type Caption = { cost: number; from: number; lines: string[] };

/** Splits a text into captions of one or two lines of at most `width` characters, at the cheapest grammatical breaks. */
export function breakLines({ text, locale, width }: { text: string; locale: Locale; width: number }): string[][] {
  const pieces = weigh(piecesOf({ text, locale, width }), locale);
  // best[end] is the cheapest way to caption the first `end` pieces, told by its last caption.
  const best: Caption[] = [{ cost: 0, from: 0, lines: [] }];
  for (let end = 1; end <= pieces.length; end++) {
    const options: Caption[] = [];
    for (let from = end - 1; from >= 0; from--) {
      const before = best[from];
      const caption = pieces.slice(from, end);
      if (before === undefined || lengthOf(caption) > width * LINES_PER_CAPTION + 1) break;
      if (wordsOf(caption) > WORDS_PER_CAPTION) break;
      const split = cheapestSplit(caption, width);
      if (split === undefined) continue;
      const endCost = END_WEIGHT * costAfter(caption) + tornSentenceCost(caption);
      options.push({ cost: before.cost + CAPTION_COST + endCost + split.cost, from, lines: split.lines });
    }
    best.push(cheapest(options) ?? { cost: Number.POSITIVE_INFINITY, from: end - 1, lines: [] });
  }
  return traceBack(best);
}

function weigh(pieces: Piece[], locale: Locale): Weighed[] {
  return pieces.map((piece, index) => {
    const after = pieces[index + 1];
    const cost = after === undefined ? 0 : breakCost(piece, after, locale);
    return { ...piece, endsSentence: isSentenceEnd(piece.text), cost };
  });
}

function cheapestSplit(pieces: Weighed[], width: number) {
  if (lengthOf(pieces) <= width) return { cost: runOnCost(pieces), lines: [joined(pieces)] };
  const splits = pieces.flatMap((_, at) => {
    const [first, second] = [pieces.slice(0, at), pieces.slice(at)];
    const [above, below] = [lengthOf(first), lengthOf(second)];
    if (at === 0 || above > width || below > width) return [];
    const imbalance = (IMBALANCE_COST * Math.abs(above - below)) / width;
    const cost = costAfter(first) + imbalance + runOnCost(first) + runOnCost(second);
    return [{ cost, lines: [joined(first), joined(second)] }];
  });
  return cheapest(splits);
}

function costAfter(pieces: Weighed[]): number {
  return pieces.at(-1)?.cost ?? 0;
}

function runOnCost(line: Weighed[]): number {
  return holdsSentenceEnd(line.slice(0, -1)) ? RUN_ON_COST : 0;
}

function tornSentenceCost(caption: Weighed[]): number {
  return holdsSentenceEnd(caption) && !holdsSentenceEnd(caption.slice(-1)) ? TORN_SENTENCE_COST : 0;
}

function holdsSentenceEnd(pieces: Weighed[]): boolean {
  return pieces.some(({ endsSentence }) => endsSentence);
}

function traceBack(best: Caption[]): string[][] {
  const captions: string[][] = [];
  for (let at = best.length - 1; at > 0; ) {
    const caption = best[at];
    if (caption === undefined) break;
    captions.unshift(caption.lines);
    at = caption.from;
  }
  return captions;
}

function cheapest<T extends { cost: number }>(options: T[]): T | undefined {
  return options.reduce<T | undefined>(
    (least, option) => (least === undefined || option.cost < least.cost ? option : least),
    undefined,
  );
}

function lengthOf(pieces: Piece[]): number {
  return pieces.reduce((sum, { length, gap }) => sum + length + gap.length, 0) - (pieces.at(-1)?.gap.length ?? 0);
}

function wordsOf(pieces: Piece[]): number {
  return 1 + pieces.slice(0, -1).filter(({ gap }) => gap !== "").length;
}

function joined(pieces: Piece[]): string {
  return pieces
    .map(({ text, gap }) => text + gap)
    .join("")
    .trim();
}
