import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { captureFrames } from "./capture.ts";
import type { Pens } from "./draw-frames.ts";
import type { Requests } from "./protocol.ts";

/** Draws frames of a storyboard into JPEG files named by their numbers; answers their paths. Throws RENDER_FAILED. */
export async function drawStills(
  { storyboard, frames, scale, folder }: Requests["stills"],
  pens: Pens & { signal: AbortSignal },
): Promise<string[]> {
  const pathOf = (frame: number) => join(folder, `${frame}.jpg`);
  await captureFrames({
    ...pens,
    storyboard,
    mediaOrigin: "",
    frames,
    scale,
    onFrame: (picture, frame) => writeFile(pathOf(frame), picture),
  });
  return frames.map(pathOf);
}
