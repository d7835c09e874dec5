/** One encoded picture with the headers before it; a key picture can be decoded without any other. */
export type EncodedPicture = { bytes: Buffer; isKey: boolean };

/** How a hold is made: so many frames encoded, and so many after them that say only "as before". */
export type Hold = { encoded: number; repeated: number };

// H.264 numbers the pictures of a group, here modulo 16. Repeats come sixteen at a time, so that whatever
// follows them keeps the number the encoder gave it.
const NUMBERS = 16;
// The encoder spends more on a picture that it sees will stay.
const LEAST_ENCODED = 4;
const START_CODE = Buffer.from([0, 0, 1]);
const SLICE = 1;
const KEY_SLICE = 5;

/** How many flat pictures are encoded to get a repeat of every number: one to begin with, then one each. */
export const PATTERN_FRAMES = NUMBERS + 1;

/** Tells which frames of a hold are worth encoding. */
export function planHold(frames: number): Hold {
  const repeated = NUMBERS * Math.floor(Math.max(0, frames - LEAST_ENCODED) / NUMBERS);
  return { encoded: frames - repeated, repeated };
}

/** Cuts an H.264 byte stream of one slice a picture into its pictures. */
export function cutIntoPictures(stream: Buffer): EncodedPicture[] {
  const pictures: EncodedPicture[] = [];
  let from = 0;
  for (let at = stream.indexOf(START_CODE); at !== -1; ) {
    const kind = (stream[at + START_CODE.length] ?? 0) & 0x1f;
    at = stream.indexOf(START_CODE, at + START_CODE.length);
    if (kind !== SLICE && kind !== KEY_SLICE) continue;
    const to = at === -1 ? stream.length : at;
    pictures.push({ bytes: stream.subarray(from, to), isKey: kind === KEY_SLICE });
    from = to;
  }
  return pictures;
}

/**
 * Puts the repeats of each hold behind its encoded pictures. `pattern` holds the pictures of a flat colour encoded with
 * the same settings: all but the first change nothing, so they repeat any picture that carries the number before theirs.
 */
export function withRepeats(
  pictures: readonly EncodedPicture[],
  holds: readonly Hold[],
  pattern: readonly EncodedPicture[],
): Buffer[] {
  const row: Buffer[] = [];
  let next = 0;
  let number = 0;
  for (const { encoded, repeated } of holds) {
    for (const { bytes, isKey } of pictures.slice(next, next + encoded)) {
      number = isKey ? 0 : (number + 1) % NUMBERS;
      row.push(bytes);
    }
    next += encoded;
    for (let added = 0; added < repeated; added += 1) {
      number = (number + 1) % NUMBERS;
      const repeat = pattern[number === 0 ? NUMBERS : number];
      if (repeat) row.push(repeat.bytes);
    }
  }
  return row;
}
