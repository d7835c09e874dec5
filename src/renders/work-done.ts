import type { RenderSegment } from "./store.ts";

/** What it took to make a video. */
export type WorkDone = {
  framesCaptured: number;
  framesReused: number;
  segments: number;
  segmentsMade: number;
  holdsBroken: number;
};

/** Sums up what it took to make the segments of a video of that many frames. */
export function workDone(
  segments: readonly Pick<RenderSegment, "framesCaptured" | "holdsBroken" | "isReused">[],
  frames: number,
): WorkDone {
  const framesCaptured = segments.reduce((sum, segment) => sum + segment.framesCaptured, 0);
  return {
    framesCaptured,
    framesReused: frames - framesCaptured,
    segments: segments.length,
    segmentsMade: segments.filter(({ isReused }) => !isReused).length,
    holdsBroken: segments.reduce((sum, segment) => sum + segment.holdsBroken, 0),
  };
}
