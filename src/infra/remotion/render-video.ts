import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { RenderOutput } from "#renders/index.ts";
import { type SmallSound, type Storyboard, soundsOf } from "#storyboards/index.ts";
import { mixSound } from "../ffmpeg/mix-sound.ts";
import { mux } from "../ffmpeg/mux.ts";
import { probe, probePoster } from "../ffmpeg/probe.ts";
import { takePoster } from "../ffmpeg/take-poster.ts";
import { assertRoom } from "../files/room.ts";
import { drawPicture, type PictureRequest } from "./draw-picture.ts";

// Browser profile, picture without sound, and the finished file, twice over.
const NEEDED_BYTES = 200_000_000;

/** Draws, encodes, adds sound and looks at the result, all inside `folder`. Throws RENDER_FAILED. */
export async function renderVideo(request: PictureRequest): Promise<RenderOutput> {
  const { storyboard, folder, signal, onProgress } = request;
  const picture = join(folder, "picture.mp4");
  const sound = join(folder, "sound.aac");
  const video = join(folder, "video.mp4");
  const poster = join(folder, "poster.jpg");

  await assertRoom(folder, NEEDED_BYTES);
  const { spans, framesCaptured, segmentsMade } = await drawPicture(request, picture);
  await takePoster({ picture, atMs: posterMs(storyboard), file: poster }, signal);

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
  await request.segments.prune(new Set());
  const segments = storyboard.scenes.length + storyboard.transitions.length;
  const framesReused = durationFrames - framesCaptured;
  return { video, poster, facts, spans, framesCaptured, framesReused, segments, segmentsMade };
}

function soundFile(name: SmallSound | "morning"): string {
  return projectPath("videos", "public", "sounds", `${name}.m4a`);
}

function pathIn(paths: PictureRequest["paths"], sha256: string): string {
  const path = paths[sha256];
  if (path === undefined) throw new RenderFailedError("poison", `The voice ${sha256.slice(0, 12)} is not there.`);
  return path;
}

// Said in the file itself, so that it stays with it wherever it goes.
function voiceNote({ voice }: Storyboard): string {
  const made = voice.find(({ kind }) => kind === "synthetic");
  return made ? `The voice is synthetic (${made.voice}).` : "";
}

// The middle of the first scene: everything has come in, nothing leaves yet.
function posterMs({ scenes, fps }: Storyboard): number {
  return (Math.floor((scenes[0]?.durationFrames ?? 0) / 2) * SECOND) / fps;
}
