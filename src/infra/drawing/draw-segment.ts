import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RenderFailedError } from "#core/errors.ts";
import { doubtHolds, type PieceStore, SCALE, type Segment, type SegmentWork } from "#renders/index.ts";
import { seeSmall } from "../ffmpeg/see-small.ts";
import { assertRoom } from "../files/room.ts";
import { drawHolds } from "./draw-holds.ts";
import { openMedia } from "./media.ts";
import { planVideo } from "./plan-video.ts";
import type { Requests } from "./protocol.ts";
import type { Tabs } from "./tabs.ts";

type Given = {
  tabs: Tabs;
  pieces: PieceStore;
  signal: AbortSignal;
  onFrame: (done: number) => void;
  /** One hold in so many is drawn at both ends. */
  doubtOneIn?: number;
};

/** Draws and encodes one segment into the store, unless it is there. Throws RENDER_FAILED. */
export async function drawSegment(request: Requests["segment"], given: Given): Promise<SegmentWork> {
  const { pieces, signal } = given;
  const { storyboard, quality, paths } = request;
  const folder = await mkdtemp(join(request.folder, "segment-"));
  try {
    const segment = (await planVideo(request, { pieces }))[request.position];
    if (!segment) throw new RenderFailedError("poison", `The video has no segment ${request.position}.`);
    if (await isKept(segment.key, pieces)) return { framesCaptured: 0, holdsBroken: 0 };
    await assertRoom(folder);
    const media = await openMedia({ storyboard, paths, folder, signal });
    const file = join(folder, "segment.mp4");
    const drawing = { storyboard, scale: SCALE[quality], media };
    const encoding = { size: sizeOf(request), file, fps: storyboard.fps, quality, signal };
    const work = await drawInto(segment, { drawing, encoding, folder, signal }, given);
    const look = join(folder, "segment.look");
    await writeFile(look, await seeSmall(file, sizeOf(request), signal));
    await pieces.keep(segment.key, "look", look);
    await pieces.keep(segment.key, "mp4", file);
    return work;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a segment, and what its frames look like, are in the store. */
export async function isKept(key: string, pieces: PieceStore): Promise<boolean> {
  return (await pieces.find(key, "mp4")) !== null && (await pieces.find(key, "look")) !== null;
}

/** The size of a picture in pixels. */
export function sizeOf({ storyboard, quality }: Pick<Requests["segment"], "storyboard" | "quality">) {
  return { width: storyboard.width * SCALE[quality], height: storyboard.height * SCALE[quality] };
}

type Work = Omit<Parameters<typeof drawHolds>[1], "doubted" | "onFrame" | "tabs">;

/** Draws a segment into a file; once more, with each frame of what stands for many, where a hold turned out to move. */
async function drawInto(segment: Segment, work: Work, { tabs, onFrame, doubtOneIn }: Given): Promise<SegmentWork> {
  const doubted = doubtHolds(segment, doubtOneIn);
  const first = await drawHolds(segment.holds, { ...work, doubted, tabs, onFrame });
  if (first.broken.length === 0) return { framesCaptured: first.captured, holdsBroken: 0 };
  const moving = new Map(first.broken.map(({ index, first: from }) => [index, from]));
  const holds = segment.holds.flatMap((hold, index) => {
    const from = moving.get(index);
    if (from === undefined) return [hold];
    return Array.from({ length: hold.frames }, (_, at) => ({ ...hold, capture: from + at, frames: 1 }));
  });
  const again = await drawHolds(holds, { ...work, doubted: [], tabs, onFrame: () => {} });
  return { framesCaptured: first.captured + again.captured, holdsBroken: first.broken.length };
}
