/** A part of a text and where it begins. */
export type Piece = { text: string; start: number };

const SENTENCE_BREAK = /(?<=[.!?؟]["'”’)\]]?)\s|(?<=[。！？])|\n/gu;
const HARD_BREAK = /(?:[;؛；]|[:：](?!\d))\s?|\s[–—]\s/gu;
// Fewer words than these make no clause: "every 90 days, change it" is one thought.
const FEWEST_WORDS = 4;
const FEWEST_CHARACTERS = 9;

/** The sentences of a text, with their marks. */
export function sentencesOf(text: string): Piece[] {
  return cut(
    { text, start: 0 },
    [...text.matchAll(SENTENCE_BREAK)].map(({ index, 0: mark }) => [index, mark.length]),
  );
}

/** The clauses of a sentence: the reach of a "not". */
export function clausesOf(sentence: Piece, softBreak: RegExp): Piece[] {
  return breakAt(sentence, HARD_BREAK).flatMap((half) => joinShort(half, breakAt(half, softBreak)));
}

function breakAt(piece: Piece, mark: RegExp): Piece[] {
  return cut(
    piece,
    [...piece.text.matchAll(mark)].map(({ index, 0: text }) => [index, text.length]),
  );
}

function cut({ text, start }: Piece, marks: [at: number, length: number][]): Piece[] {
  const ends = [...marks.map(([at, length]) => at + length), text.length];
  return ends
    .map((end, index) => ({ from: ends[index - 1] ?? 0, end }))
    .filter(({ from, end }) => end > from)
    .map(({ from, end }) => ({ text: text.slice(from, end), start: start + from }));
}

function joinShort(whole: Piece, pieces: Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && (isShort(piece.text) || isShort(before.text))) {
      const end = piece.start + piece.text.length - whole.start;
      joined[joined.length - 1] = { start: before.start, text: whole.text.slice(before.start - whole.start, end) };
    } else joined.push(piece);
  }
  return joined;
}

function isShort(text: string): boolean {
  const words = text.trim().split(/\s/u, FEWEST_WORDS).length;
  return words === 1 ? text.length < FEWEST_CHARACTERS : words < FEWEST_WORDS;
}
