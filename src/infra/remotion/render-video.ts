import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { HeadlessBrowser } from "@remotion/renderer";
import { projectPath } from "#config/project.ts";
import { RenderFailedError } from "#core/errors.ts";
import {
  type CapturePlan,
  planCaptures,
  type Quality,
  type RenderOutput,
  type RenderProgress,
  SCALE,
} from "#renders/index.ts";
import { type SmallSound, type Storyboard, soundsOf } from "#storyboards/index.ts";
import { encodeFrames } from "../ffmpeg/encode-frames.ts";
import { mixSound } from "../ffmpeg/mix-sound.ts";
import { mux } from "../ffmpeg/mux.ts";
import { probe, probePoster } from "../ffmpeg/probe.ts";
import { assertRoom } from "../files/room.ts";
import { captureFrames } from "./capture.ts";
import { serveMedia } from "./serve-media.ts";
import { showInOrder } from "./show-in-order.ts";

// Browser profile, picture without sound, and the finished file, twice over.
const NEEDED_BYTES = 200_000_000;

export type VideoRequest = {
  storyboard: Storyboard;
  quality: Quality;
  folder: string;
  /** Where the voices, pictures and clips of the storyboard lie, by the digest of their content. */
  paths: Readonly<Record<string, string>>;
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
  const { captures, spans } = await drawPicture(request, picture, poster);

  onProgress({ stage: "sound", done: 0, total: 1 });
  const { durationFrames, fps } = storyboard;
  const voice = storyboard.voice.map(({ sha256, startMs, durationMs: lasts }) => {
    return { file: pathIn(request.paths, sha256), startMs, durationMs: lasts };
  });
  const sounds = soundsOf(storyboard).map(({ sound: name, startMs }) => ({ file: soundFile(name), startMs }));
  await mixSound({ file: sound, durationFrames, fps, bed: soundFile("morning"), voice, sounds, signal });
  const comment = voiceNote(storyboard);
  await mux({ picture, sound, file: video, durationMs: (durationFrames / fps) * 1000, comment }, signal);

  onProgress({ stage: "checking", done: 0, total: 1 });
  const facts = { ...(await probe(video, signal)), poster: await probePoster(poster, signal) };
  const framesCaptured = captures.length;
  return { video, poster, facts, spans, framesCaptured, framesReused: durationFrames - framesCaptured };
}

async function drawPicture(
  { storyboard, quality, paths, concurrency, browser, browserExecutable, signal, onProgress }: VideoRequest,
  file: string,
  poster: string,
): Promise<CapturePlan> {
  const plan = planCaptures(await frameIdentities(storyboard));
  const total = plan.captures.length;
  const posterCapture = captureShownAt(plan.spans, posterFrame(storyboard));
  const encoder = encodeFrames(file, storyboard.fps, quality, signal);
  const row = showInOrder(plan.spans, encoder.show);
  let done = 0;
  onProgress({ stage: "drawing", done, total });
  const media = await serveMedia(paths);
  try {
    await captureFrames({
      storyboard,
      frames: plan.captures,
      scale: SCALE[quality],
      concurrency,
      mediaOrigin: media.origin,
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
  } finally {
    media.close();
  }
  return plan;
}

function soundFile(name: SmallSound | "morning"): string {
  return projectPath("videos", "public", "sounds", `${name}.m4a`);
}

function pathIn(paths: VideoRequest["paths"], sha256: string): string {
  const path = paths[sha256];
  if (path === undefined) throw new RenderFailedError("poison", `The voice ${sha256.slice(0, 12)} is not there.`);
  return path;
}

// Said in the file itself, so that it stays with it wherever it goes.
function voiceNote({ voice }: Storyboard): string {
  const made = voice.find(({ kind }) => kind === "synthetic");
  return made ? `The voice is synthetic (${made.voice}).` : "";
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
