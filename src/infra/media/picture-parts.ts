import { isLyingOnItsSide } from "./exif.ts";
import type { MediaType } from "./kinds.ts";

/** Size and end of a picture, read from its own parts without decoding a pixel. */
export type PictureParts = {
  width: number;
  height: number;
  /** Where the picture ends; -1 when its end is not in the file. */
  end: number;
  /** What it holds that no check can read to its last pixel. */
  unreadable?: string;
  /** The coded picture where the file around it is not for the decoder. */
  coded?: { from: number; to: number };
};

/** Reads the parts of a picture. Null when they make no sense. */
export function pictureParts(content: Buffer, type: MediaType): PictureParts | null {
  try {
    if (type === "image/png") return pngParts(content);
    return type === "image/jpeg" ? jpegParts(content) : webpParts(content);
  } catch (error) {
    // A part that ends behind the file's end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pngParts(content: Buffer): PictureParts {
  const size = { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  for (let at = 8; at + 12 <= content.length; ) {
    const next = at + 12 + content.readUInt32BE(at);
    if (content.toString("latin1", at + 4, at + 8) === "IEND") return { ...size, end: next };
    at = next;
  }
  return { ...size, end: -1 };
}

const SOI_BYTES = 2;
// Frame headers, without the three markers among them that mean something else.
const isFrameHeader = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegParts(content: Buffer): PictureParts | null {
  let size: { width: number; height: number } | null = null;
  let isSideways = false;
  for (let at = SOI_BYTES; at + 2 <= content.length; ) {
    if (content[at] !== 0xff) return null;
    const marker = content.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) return size && { ...turned(size, isSideways), end: at + 2 };
    const length = content.readUInt16BE(at + 2);
    if (isFrameHeader(marker)) size = { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    if (marker === 0xe1) isSideways ||= isLyingOnItsSide(content.subarray(at + 4, at + 2 + length));
    at += 2 + length;
    if (marker === 0xda) at = endOfScan(content, at);
  }
  return size && { ...turned(size, isSideways), end: -1 };
}

// Inside a scan FF is followed by 00, or by the number of a restart.
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return content.length;
}

function turned({ width, height }: { width: number; height: number }, isSideways: boolean) {
  return isSideways ? { width: height, height: width } : { width, height };
}

const SEE_THROUGH = 0x10;
const MOVING = 0x02;

function webpParts(content: Buffer): PictureParts | null {
  const end = 8 + content.readUInt32LE(4);
  let unreadable: string | undefined;
  for (let at = 12; at + 8 <= content.length; ) {
    const [name, bytes] = [content.toString("latin1", at, at + 4), content.readUInt32LE(at + 4)];
    const from = at + 8;
    if (name === "VP8X" && content.readUInt8(from) & SEE_THROUGH) unreadable = "see-through parts";
    if (name === "VP8X" && content.readUInt8(from) & MOVING) unreadable = "more than one picture";
    if (name === "VP8L") {
      const bits = content.readUInt32LE(from + 1);
      const size = { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
      return { ...size, end: end > content.length ? -1 : end, unreadable: "a picture without loss" };
    }
    if (name === "VP8 " || name === "ANMF") {
      const size = { width: content.readUInt16LE(from + 6) & 0x3fff, height: content.readUInt16LE(from + 8) & 0x3fff };
      const to = from + bytes;
      const parts = { ...size, end: end > content.length || to > content.length ? -1 : end, coded: { from, to } };
      return unreadable === undefined ? parts : { ...parts, unreadable };
    }
    at = from + bytes + (bytes % 2);
  }
  return null;
}
