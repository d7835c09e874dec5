import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Segment } from "#renders/index.ts";
import { captureFrames } from "./capture-frames.ts";
import type { Tab } from "./tab.ts";

/** What is drawn, and how large. */
export type Drawing = Pick<Parameters<typeof captureFrames>[1], "storyboard" | "scale" | "media">;

type Given = {
  all: readonly Tab[];
  drawing: Drawing;
  /** Where pictures that come again wait for it. */
  folder: string;
  /** Called for each picture that was drawn. */
  onPicture: (picture: Buffer, frame: number) => void;
};

/** The pictures of holds in their order, each drawn once; one stands until the next is asked for. Throws RENDER_FAILED. */
export async function* picturesOf(
  holds: readonly Segment["holds"][number][],
  { all, drawing, folder, onPicture }: Given,
): AsyncGenerator<Buffer, void, undefined> {
  const order = holds.map(({ capture }) => capture);
  const frames = [...new Set(order)];
  const comesAgain = new Set(order.filter((frame, at) => order.indexOf(frame) !== at));
  const kept = (frame: number) => join(folder, `${frame}.yuv`);
  const take = (tab: Tab, frame: number) => tab.capture(frame);
  const drawn = captureFrames(all, { ...drawing, frames, take });
  const seen = new Set<number>();
  for (const wanted of order) {
    if (seen.has(wanted)) {
      yield await readFile(kept(wanted));
      continue;
    }
    const { value } = await drawn.next();
    if (!value) return;
    seen.add(wanted);
    onPicture(value.picture, wanted);
    if (comesAgain.has(wanted)) await writeFile(kept(wanted), value.picture);
    yield value.picture;
  }
}
