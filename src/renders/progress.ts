import type { RenderStage } from "./ports.ts";
import type { Render, RenderSegment } from "./store.ts";

/** How far a render is. Frames are those that are to be drawn; what was there already counts as done. */
export type ProgressNow = {
  state: Render["state"];
  stage: RenderStage | null;
  framesDone: number;
  framesTotal: number;
  segmentsDone: number;
  segmentsTotal: number;
  /** Milliseconds until the last frame is drawn, at the pace so far; null as long as there is none. */
  etaMs: number | null;
};

type Segment = Pick<RenderSegment, "state" | "captures" | "framesDone" | "isReused">;

/** Sums up the segments of a render. */
export function progressOf(
  { state, stage, startedAt, segments }: Pick<Render, "state" | "stage" | "startedAt"> & { segments: Segment[] },
  now: Date,
): ProgressNow {
  // Those of a render that waits belong to an attempt that is over.
  const counted = state === "queued" ? [] : segments;
  const framesDone = sum(counted, ({ framesDone }) => framesDone);
  const framesTotal = sum(counted, ({ captures }) => captures);
  const framesDrawn = sum(counted, (segment) => (segment.isReused ? 0 : segment.framesDone));
  const isKnown = state === "rendering" && startedAt !== null && framesDrawn > 0;
  return {
    state,
    // Written by us alone, as one of these words.
    stage: stage as RenderStage | null,
    framesDone,
    framesTotal,
    segmentsDone: counted.filter((segment) => segment.state === "done").length,
    segmentsTotal: counted.length,
    etaMs: isKnown
      ? Math.round((Math.max(now.getTime() - startedAt.getTime(), 0) * (framesTotal - framesDone)) / framesDrawn)
      : null,
  };
}

/** Whether nothing more will happen to a render unless somebody asks. */
export function isOver(state: Render["state"]): boolean {
  return state !== "queued" && state !== "rendering" && state !== "rendered";
}

function sum(segments: readonly Segment[], count: (segment: Segment) => number): number {
  return segments.reduce((total, segment) => total + count(segment), 0);
}
