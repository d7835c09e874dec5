import type { Storyboard } from "#storyboards/index.ts";
import type { MediaPaths, Tab } from "./tab.ts";

type Request = {
  storyboard: Storyboard;
  frames: readonly number[];
  scale: number;
  media: MediaPaths;
  /** Called with each picture as JPEG, in the order in which the tabs finish them. */
  onPicture: (picture: Buffer, frame: number) => Promise<void>;
};

/** Draws frames of a storyboard, on all tabs at once. Throws RENDER_FAILED. */
export async function captureFrames(tabs: readonly Tab[], request: Request): Promise<void> {
  const { storyboard, frames, scale, media, onPicture } = request;
  const left = [...frames];
  let failed = false;
  const work = async (tab: Tab) => {
    await tab.open(storyboard, { scale, media });
    for (let frame = left.shift(); frame !== undefined; frame = left.shift()) {
      if (failed) return;
      await onPicture(await tab.capture(frame), frame);
    }
  };
  const works = tabs.slice(0, frames.length).map((tab) =>
    work(tab).catch((error) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(works);
  const fault = ended.find((end) => end.status === "rejected");
  if (fault) throw fault.reason;
}
