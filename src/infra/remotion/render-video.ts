import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeadlessBrowser } from "@remotion/renderer";
import { projectPath } from "#config/project.ts";
import { RenderFailedError } from "#core/errors.ts";
import { planCaptures, type Quality, type RenderOutput, type RenderProgress, SCALE } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { encodeFrames } from "../ffmpeg/encode-frames.ts";
import { mixSound } from "../ffmpeg/mix-sound.ts";
import { mux } from "../ffmpeg/mux.ts";
import { probe } from "../ffmpeg/probe.ts";
import { assertRoom } from "../files/room.ts";
import { captureFrames } from "./capture.ts";
import { showInOrder } from "./show-in-order.ts";

// Browser profile, picture without sound, and the finished file, twice over.
const NEEDED_BYTES = 200_000_000;

export type VideoRequest = {
  storyboard: Storyboard;
  quality: Quality;
  folder: string;
  concurrency: number;
  browser: HeadlessBrowser;
  browserExecutable: string;
  signal: AbortSignal;
  onProgress: (progress: RenderProgress) => void;
};

/** Draws, encodes, adds sound and looks at the result, all inside `folder`. Throws RENDER_FAILED. */
export async function renderVideo(request: VideoRequest): Promise<RenderOutput> {
  const { storyboard, folder, signal, onProgress } = request;
  const picture = join(folder, "picture.mp4");
  const sound = join(folder, "sound.aac");
  const video = join(folder, "video.mp4");
  const poster = join(folder, "poster.jpg");

  await assertRoom(folder, NEEDED_BYTES);
  const framesCaptured = await drawPicture(request, picture, poster);

  onProgress({ stage: "sound", done: 0, total: 1 });
  const durationMs = (storyboard.durationFrames / storyboard.fps) * 1000;
  await mixSound(projectPath("videos", "public", "sounds", "morning.m4a"), sound, durationMs, signal);
  await mux({ picture, sound, file: video, durationMs }, signal);

  onProgress({ stage: "checking", done: 0, total: 1 });
  const facts = await probe(video, signal);
  return { video, poster, facts, framesCaptured, framesReused: storyboard.durationFrames - framesCaptured };
}

async function drawPicture(
  { storyboard, quality, concurrency, browser, browserExecutable, signal, onProgress }: VideoRequest,
  file: string,
  poster: string,
): Promise<number> {
  const plan = planCaptures(await frameIdentities(storyboard));
  const total = plan.captures.length;
  const posterCapture = captureShownAt(plan.spans, posterFrame(storyboard));
  const encoder = encodeFrames(file, storyboard.fps, quality, signal);
  const row = showInOrder(plan.spans, encoder.show);
  let done = 0;
  onProgress({ stage: "drawing", done, total });
  try {
    await captureFrames({
      storyboard,
      frames: plan.captures,
      scale: SCALE[quality],
      concurrency,
      serveUrl: projectPath("dist", "remotion"),
      browser,
      browserExecutable,
      signal,
      onFrame: async (picture, frame) => {
        if (frame === posterCapture) await writeFile(poster, picture);
        await row.add(frame, picture);
        done += 1;
        onProgress({ stage: "drawing", done, total });
      },
    });
    if (!row.isComplete()) throw new RenderFailedError("browser", "The browser left out a frame.");
    await encoder.finish();
  } catch (error) {
    encoder.stop();
    throw error;
  }
  return total;
}

// The scenes are reached by path: what draws them in Node is built beside the program, not part of it.
async function frameIdentities(storyboard: Storyboard): Promise<string[]> {
  const { stillMarkup } = await import(pathToFileURL(projectPath("dist", "still-markup.mjs")).href);
  const markupAt: (frame: number) => string = stillMarkup(storyboard);
  return Array.from({ length: storyboard.durationFrames }, (_, frame) => markupAt(frame));
}

// The middle of the first scene: everything has come in, nothing leaves yet.
function posterFrame({ scenes }: Storyboard): number {
  return Math.floor((scenes[0]?.durationFrames ?? 0) / 2);
}

function captureShownAt(spans: { capture: number; frames: number }[], frame: number): number | undefined {
  let end = 0;
  return spans.find((span) => {
    end += span.frames;
    return frame < end;
  })?.capture;
}
