import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { captureFrames } from "./capture-frames.ts";
import { openMedia } from "./media.ts";
import type { Requests } from "./protocol.ts";
import type { Tabs } from "./tabs.ts";

/** Draws frames of a storyboard into JPEG files named by their numbers; answers their paths. Throws RENDER_FAILED. */
export async function drawStills(
  { storyboard, frames, scale, folder, paths }: Requests["stills"],
  { tabs, signal }: { tabs: Tabs; signal: AbortSignal },
): Promise<string[]> {
  const media = await openMedia({ storyboard, paths, folder, signal });
  const pathOf = (frame: number) => join(folder, `${frame}.jpg`);
  await tabs.use(async (all) => {
    const take = (tab: (typeof all)[number], frame: number) => tab.still(frame);
    for await (const { frame, picture } of captureFrames(all, { storyboard, frames, scale, media, take }))
      await writeFile(pathOf(frame), picture);
  }, signal);
  return frames.map(pathOf);
}
