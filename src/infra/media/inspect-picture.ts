import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CORRUPT, decodePicture, type Readable } from "./decode.ts";
import { refuse, type Size } from "./kinds.ts";
import { type PictureParts, pictureParts } from "./picture-parts.ts";

const MEGAPIXEL = 1_000_000;
export const LARGEST_PIXELS = 40 * MEGAPIXEL;
export const LONGEST_SIDE = 12_000;
export const SHORTEST_SIDE = 320;

/** Size of a picture that is whole and nothing but a picture. Throws INVALID_INPUT. */
export async function inspectPicture(from: Readable, content: Buffer): Promise<Size> {
  const parts = pictureParts(content, from.kind.type) ?? refuse(from.file, CORRUPT, "corrupt-media");
  const { width, height, end, unreadable, coded } = parts;
  // Before decoding: sixty thousand pixels a side fit into a small file and fill the memory of any machine.
  checkSize(from.file, parts);
  if (unreadable !== undefined) {
    refuse(from.file, `is a WebP with ${unreadable}, which cannot be checked: export it as .png`);
  }
  if (end === -1) refuse(from.file, CORRUPT, "corrupt-media");
  if (end !== content.length) {
    const hidden = content.length - end;
    const message = `goes on for ${hidden} bytes after its picture ends: open it and export the picture alone`;
    refuse(from.file, message, "corrupt-media");
  }
  if (coded) await decodeAlone(from, content.subarray(coded.from, coded.to));
  else await decodePicture(from);
  return { width, height };
}

/** Refuses what is too large to draw, or too small to be looked at. Throws INVALID_INPUT. */
export function checkSize(file: string, { width, height }: Pick<PictureParts, "width" | "height">): void {
  const size = `is ${width} x ${height} pixels`;
  if (Math.max(width, height) > LONGEST_SIDE || width * height > LARGEST_PIXELS) {
    const limit = `${LONGEST_SIDE} a side and ${LARGEST_PIXELS / MEGAPIXEL} million in all`;
    refuse(file, `${size}, more than ${limit}: export it smaller`, "pixel-limit");
  }
  if (Math.min(width, height) < SHORTEST_SIDE) {
    refuse(file, `${size}, too small to fill a screen: give one of at least ${SHORTEST_SIDE} a side`);
  }
}

// Our ffmpeg reads the picture inside a WebP, but not the file around it.
async function decodeAlone(from: Readable, coded: Buffer): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "sunny-picture-"));
  try {
    const path = join(folder, "coded");
    await writeFile(path, coded);
    await decodePicture({ ...from, path });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
