import type { PieceStore, PlannedSegment, RenderPlan } from "#renders/index.ts";
import { isKept } from "./draw-segment.ts";
import { isSoundKept, soundKey } from "./mix-video-sound.ts";
import { planVideo } from "./plan-video.ts";
import type { Requests } from "./protocol.ts";

/** Tells what a video is made of, and which of it is in the store. Throws RENDER_FAILED. */
export async function tellPlan(
  request: Requests["plan"],
  { pieces, onNew }: { pieces: PieceStore; onNew: () => void },
): Promise<RenderPlan> {
  const segments: PlannedSegment[] = [];
  for (const { name, key, holds } of await planVideo(request, { pieces, onNew })) {
    const frames = holds.reduce((sum, hold) => sum + hold.frames, 0);
    const captures = new Set(holds.map(({ capture }) => capture)).size;
    segments.push({ name, key, frames, captures, isKept: await isKept(key, pieces) });
  }
  return { segments, isSoundKept: await isSoundKept(soundKey(request.storyboard), pieces) };
}
