import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RenderFailedError } from "#core/errors.ts";
import { doubtHolds, type PieceStore, SCALE, type Segment, type SegmentWork } from "#renders/index.ts";
import { encodeSegment, type Shown } from "../ffmpeg/encode-segment.ts";
import { seeSmall } from "../ffmpeg/see-small.ts";
import { assertRoom } from "../files/room.ts";
import { captureFrames } from "./capture-frames.ts";
import { openMedia } from "./media.ts";
import { planVideo } from "./plan-video.ts";
import type { Requests } from "./protocol.ts";
import type { Tab } from "./tab.ts";
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
  const { pieces, signal, tabs } = given;
  const { storyboard, quality, paths } = request;
  const folder = await mkdtemp(join(request.folder, "segment-"));
  try {
    const segment = (await planVideo(request, { pieces }))[request.position];
    if (!segment) throw new RenderFailedError("poison", `The video has no segment ${request.position}.`);
    if (await isKept(segment.key, pieces)) return { framesCaptured: 0, holdsBroken: 0 };
    await assertRoom(folder);
    const media = await openMedia({ storyboard, paths, folder, signal });
    const drawing = { storyboard, scale: SCALE[quality], media };
    const { shown, ...work } = await tabs.use((all) => capture({ segment, drawing, folder, all }, given), signal);
    const file = join(folder, "segment.mp4");
    const size = sizeOf(request);
    await encodeSegment({ shown, size, file, fps: storyboard.fps, quality, signal });
    const look = join(folder, "segment.look");
    await writeFile(look, await seeSmall(file, size, signal));
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

type Capture = {
  segment: Segment;
  drawing: Pick<Parameters<typeof captureFrames>[1], "storyboard" | "scale" | "media">;
  folder: string;
  all: readonly Tab[];
};

async function capture({ segment, drawing, folder, all }: Capture, { onFrame, doubtOneIn }: Given) {
  const { holds } = segment;
  const pictureOf = (frame: number) => join(folder, `${frame}.jpg`);
  const keep = (picture: Buffer, frame: number) => writeFile(pictureOf(frame), picture);
  const distinct = [...new Set(holds.map(({ capture: frame }) => frame))];
  const doubted = doubtHolds(segment, doubtOneIn);
  const standing = new Map<number, Buffer>();
  const wanted = new Set(doubted.map(({ index }) => holds[index]?.capture));
  let done = 0;
  await captureFrames(all, {
    ...drawing,
    frames: distinct,
    onPicture: async (picture, frame) => {
      if (wanted.has(frame)) standing.set(frame, picture);
      await keep(picture, frame);
      done += 1;
      onFrame(done);
    },
  });
  const broken = new Set<number>();
  await captureFrames(all, {
    ...drawing,
    frames: doubted.map(({ last }) => last),
    onPicture: async (picture, frame) => {
      const hold = doubted.find(({ last }) => last === frame);
      const stands = hold && standing.get(holds[hold.index]?.capture ?? -1);
      if (hold && !stands?.equals(picture)) broken.add(hold.index);
    },
  });
  const moving = doubted.filter(({ index }) => broken.has(index));
  const frames = moving.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  await captureFrames(all, { ...drawing, frames, onPicture: keep });
  const shown = holds.flatMap(({ capture: frame, frames: lasts }, index): Shown[] => {
    const hold = moving.find((one) => one.index === index);
    if (hold === undefined) return [{ picture: pictureOf(frame), frames: lasts }];
    return Array.from({ length: lasts }, (_, at) => ({ picture: pictureOf(hold.first + at), frames: 1 }));
  });
  return { shown, framesCaptured: distinct.length + frames.length, holdsBroken: broken.size };
}
