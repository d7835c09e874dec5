import { type FileHandle, open } from "node:fs/promises";

type Box = { name: string; from: number; to: number };

const HEAD_BYTES = 8;

/** How an MP4 is laid out: whether its index comes before the pictures, and whether an edit list shifts them. */
export async function readBoxes(path: string): Promise<{ isMoovFirst: boolean; hasEditList: boolean }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const outer = await boxesIn(file, 0, size);
    const moov = outer.find(({ name }) => name === "moov");
    const media = outer.find(({ name }) => name === "mdat");
    const tracks = moov ? (await boxesIn(file, moov.from, moov.to)).filter(({ name }) => name === "trak") : [];
    const inTracks = await Promise.all(tracks.map(({ from, to }) => boxesIn(file, from, to)));
    return {
      isMoovFirst: moov !== undefined && moov.from < (media?.from ?? size),
      hasEditList: inTracks.flat().some(({ name }) => name === "edts"),
    };
  } finally {
    await file.close();
  }
}

// An MP4 is a row of boxes, each with its length and name in the first eight bytes; some hold a row of boxes in turn.
// A length of 1 stands for a longer number that follows, a length of 0 for everything to the end.
async function boxesIn(file: FileHandle, start: number, end: number): Promise<Box[]> {
  const boxes: Box[] = [];
  const head = Buffer.alloc(2 * HEAD_BYTES);
  for (let at = start; at + HEAD_BYTES <= end; ) {
    await file.read(head, 0, head.length, at);
    const short = head.readUInt32BE(0);
    const length = short === 0 ? end - at : short === 1 ? Number(head.readBigUInt64BE(HEAD_BYTES)) : short;
    if (length < HEAD_BYTES) return boxes;
    boxes.push({ name: head.toString("latin1", 4, 8), from: at + HEAD_BYTES, to: at + length });
    at += length;
  }
  return boxes;
}
