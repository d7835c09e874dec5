import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { smallSize } from "./look.ts";
import { seeFrames } from "./see-frames.ts";

type Size = { width: number; height: number };

/** What every frame of a picture looks like, small and grey, one after the other, packed. Throws RENDER_FAILED. */
export async function seeSmall(file: string, size: Size, signal: AbortSignal): Promise<Buffer> {
  const frames: Uint8Array[] = [];
  await seeFrames({ file, size }, (frame) => frames.push(frame), signal);
  return promisify(gzip)(Buffer.concat(frames), { level: 1 });
}

/** Unpacks what frames look like, one small grey picture each. */
export async function unpackSmall(packed: Buffer, size: Size): Promise<Uint8Array[]> {
  const all = await promisify(gunzip)(packed);
  const { width, height } = smallSize(size);
  const bytes = width * height;
  return Array.from({ length: all.length / bytes }, (_, frame) => all.subarray(frame * bytes, (frame + 1) * bytes));
}
