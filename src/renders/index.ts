// Owns the files made from a storyboard: their key, plan, states and checks.
// Never draws or encodes itself: that is asked of the Renderer port.
export { type CapturePlan, planCaptures } from "./distinct-frames.ts";
export { renderStoryboard } from "./jobs.ts";
export type {
  FileStore,
  FrameSpan,
  PosterFacts,
  Renderer,
  RenderOutput,
  RenderProgress,
  RenderStage,
  SegmentStore,
  StoredFile,
  VideoFacts,
} from "./ports.ts";
export { type Quality, SCALE } from "./quality.ts";
export { describeFaults, type Fault, type Finished, findQualityFaults } from "./quality-checks.ts";
export { renderKey, storyboardHash } from "./render-key.ts";
export { capturesFor, planSegments, type Segment, segmentKey } from "./segments.ts";
