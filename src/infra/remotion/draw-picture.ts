import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectPath } from "#config/project.ts";
import { readToolsHash } from "#config/template.ts";
import { RenderFailedError } from "#core/errors.ts";
import {
  type CapturePlan,
  capturesFor,
  planCaptures,
  planSegments,
  type Quality,
  type RenderProgress,
  SCALE,
  type Segment,
  type SegmentStore,
  segmentKey,
} from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { encodeSegment } from "../ffmpeg/encode-segment.ts";
import { joinSegments } from "../ffmpeg/join-segments.ts";
import { captureFrames } from "./capture.ts";
import type { Pens } from "./draw-frames.ts";
import { serveMedia } from "./serve-media.ts";

export type PictureRequest = Pens & {
  storyboard: Storyboard;
  quality: Quality;
  folder: string;
  paths: Readonly<Record<string, string>>;
  segments: SegmentStore;
  signal: AbortSignal;
  onProgress: (progress: RenderProgress) => void;
};

export type DrawnPicture = { spans: CapturePlan["spans"]; framesCaptured: number; segmentsMade: number };
type Keyed = { segment: Segment; key: string };

/** Draws what no earlier render has drawn, and joins the pieces into a picture without sound. Throws RENDER_FAILED. */
export async function drawPicture(request: PictureRequest, file: string): Promise<DrawnPicture> {
  const { storyboard, quality, segments: store, signal } = request;
  const identities = await frameIdentities(storyboard);
  const { width, height, fps } = storyboard;
  const surroundings = { tools: readToolsHash(), width, height, fps, quality };
  const keyed = planSegments(storyboard, identities).map((segment): Keyed => {
    return { segment, key: segmentKey(segment, surroundings) };
  });
  const pieces = new Map<string, string>();
  for (const { key } of keyed) {
    const kept = await store.find(key);
    if (kept !== null) pieces.set(key, kept);
  }
  const missing = keyed.filter(
    ({ key }, index) => !pieces.has(key) && keyed.findIndex((one) => one.key === key) === index,
  );
  const made = missing.length === 0 ? 0 : await makeSegments(request, missing, pieces);
  const files = keyed.map(({ key }) => pieces.get(key) ?? "");
  await joinSegments({ files, file, signal });
  return { spans: planCaptures(identities).spans, framesCaptured: made, segmentsMade: missing.length };
}

/** Captures and encodes segments, each as soon as its last picture is there; returns how many frames were captured. */
async function makeSegments(request: PictureRequest, missing: readonly Keyed[], pieces: Map<string, string>) {
  const { storyboard, quality, folder, paths, segments: store, signal, onProgress } = request;
  const pictures = join(folder, "pictures");
  await mkdir(pictures, { recursive: true });
  const pictureOf = (capture: number) => join(pictures, `${capture}.jpg`);
  const stopping = new AbortController();
  const working = AbortSignal.any([signal, stopping.signal]);

  const encode = async ({ segment, key }: Keyed) => {
    const file = join(folder, `${key}.mp4`);
    const shown = segment.holds.map(({ capture, frames }) => ({ picture: pictureOf(capture), frames }));
    await encodeSegment({ shown, file, fps: storyboard.fps, quality, signal: working });
    pieces.set(key, await store.keep(key, file));
  };
  // One after the other: an encoder takes all the cores it gets.
  let encoding = Promise.resolve();
  let encoderFault: unknown;
  const waiting = missing.map((keyed) => ({ keyed, left: new Set(keyed.segment.holds.map(({ capture }) => capture)) }));
  const arrived = (capture: number) => {
    for (const { keyed, left } of waiting) {
      if (!left.delete(capture) || left.size > 0) continue;
      encoding = encoding.then(() => encode(keyed));
      encoding.catch((error) => {
        encoderFault ??= error;
        stopping.abort();
      });
    }
  };

  const captures = capturesFor(missing.map(({ segment }) => segment));
  let done = 0;
  const report = () => onProgress({ stage: "drawing", done, total: captures.length });
  report();
  const media = await serveMedia(paths);
  try {
    await captureFrames({
      ...request,
      frames: captures,
      scale: SCALE[quality],
      mediaOrigin: media.origin,
      signal: working,
      onFrame: async (picture, frame) => {
        await writeFile(pictureOf(frame), picture);
        arrived(frame);
        done += 1;
        report();
      },
    });
  } catch (error) {
    // An encoder that failed stopped the capture, and its fault is the reason; else it is stopped as well.
    const reason = encoderFault ?? error;
    stopping.abort();
    await encoding.catch(() => {});
    throw reason;
  } finally {
    media.close();
  }
  await encoding;
  if (waiting.some(({ left }) => left.size > 0))
    throw new RenderFailedError("browser", "The browser left out a frame.");
  return captures.length;
}

// The scenes are reached by path: what draws them in Node is built beside the program, not part of it.
async function frameIdentities(storyboard: Storyboard): Promise<string[]> {
  const { stillMarkup } = await import(pathToFileURL(projectPath("dist", "still-markup.mjs")).href);
  const markupAt: (frame: number) => string = stillMarkup(storyboard);
  return Array.from({ length: storyboard.durationFrames }, (_, frame) =>
    createHash("sha256").update(markupAt(frame)).digest("hex"),
  );
}
