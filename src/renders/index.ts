// Owns the files made from a storyboard: their key, plan, states and checks.
// Never draws or encodes itself: that is asked of the Renderer port.
export { type CapturePlan, planCaptures } from "./distinct-frames.ts";
export { type DoubtedHold, doubtHolds } from "./doubted-holds.ts";
export { drawSegment, finishRender, mixSound, renderStoryboard } from "./jobs.ts";
export { LOG_EVENTS } from "./log.ts";
export type {
  FileStore,
  FrameSpan,
  PieceKind,
  PieceStore,
  PlannedSegment,
  PosterFacts,
  Renderer,
  RenderOutput,
  RenderPlan,
  RenderProgress,
  RenderQueue,
  RenderRequest,
  RenderStage,
  SegmentWork,
  StoredFile,
  VideoFacts,
} from "./ports.ts";
export { priorityOf } from "./priority.ts";
export { isOver, type ProgressNow } from "./progress.ts";
export { type Quality, SCALE } from "./quality.ts";
export { describeFaults, type Fault, type Finished, findQualityFaults } from "./quality-checks.ts";
export { renderKey, storyboardHash } from "./render-key.ts";
export { type RenderedWhole, renderWhole } from "./render-whole.ts";
export { capturesFor, planSegments, type Segment, segmentKey } from "./segments.ts";
