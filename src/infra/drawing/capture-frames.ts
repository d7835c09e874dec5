import type { Storyboard } from "#storyboards/index.ts";
import type { MediaPaths, Tab } from "./tab.ts";

type Request<Picture> = {
  storyboard: Storyboard;
  frames: readonly number[];
  scale: number;
  media: MediaPaths;
  /** What a tab gives for a frame. */
  take: (tab: Tab, frame: number) => Promise<Picture>;
};

/**
 * Draws frames of a storyboard on all tabs at once and hands them over in their order. A picture stands until the next
 * one is asked for; then its tab draws another. Throws RENDER_FAILED.
 */
export async function* captureFrames<Picture>(
  tabs: readonly Tab[],
  { storyboard, frames, scale, media, take }: Request<Picture>,
): AsyncGenerator<{ frame: number; picture: Picture }, void, undefined> {
  const drawing = tabs.slice(0, frames.length);
  await Promise.all(drawing.map((tab) => tab.open(storyboard, { scale, media })));
  const begin = (at: number): Promise<Picture> | undefined => {
    const [tab, frame] = [drawing[at % drawing.length], frames[at]];
    if (tab === undefined || frame === undefined) return undefined;
    const begun = take(tab, frame);
    // Whoever waits for it hears of it; until then it must not count as a fault that nobody heard.
    begun.catch(() => {});
    return begun;
  };
  const begun = drawing.map((_, at) => begin(at));
  for (const [at, frame] of frames.entries()) {
    const picture = await begun[at % drawing.length];
    if (picture !== undefined) yield { frame, picture };
    begun[at % drawing.length] = begin(at + drawing.length);
  }
}
