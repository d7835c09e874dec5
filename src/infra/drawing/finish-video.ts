import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { PieceKind, PieceStore, RenderOutput, Segment, VideoFacts } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { cutSound } from "../ffmpeg/cut-sound.ts";
import { joinSegments } from "../ffmpeg/join-segments.ts";
import { createLook } from "../ffmpeg/look.ts";
import { probe, probePoster } from "../ffmpeg/probe.ts";
import { unpackSmall } from "../ffmpeg/see-small.ts";
import { takePoster } from "../ffmpeg/take-poster.ts";
import { assertRoom } from "../files/room.ts";
import { sizeOf } from "./draw-segment.ts";
import { findSound, soundKey } from "./mix-video-sound.ts";
import { type KeyedSegment, planVideo } from "./plan-video.ts";
import type { Requests } from "./protocol.ts";

type Given = { pieces: PieceStore; signal: AbortSignal };

/** Joins the pieces of a video, with its sound, and looks at the result. Throws RENDER_FAILED. */
export async function finishVideo(request: Requests["finish"], given: Given): Promise<RenderOutput> {
  const { storyboard, folder } = request;
  const { pieces, signal } = given;
  await assertRoom(folder);
  const segments = await planVideo(request, given);
  const files = await Promise.all(segments.map(({ key }) => piece(key, "mp4", pieces)));
  const sound = await findSound(soundKey(storyboard), pieces);
  if (sound === null) throw gone();

  const video = join(folder, "video.mp4");
  const poster = join(folder, "poster.jpg");
  const msOf = (frames: number) => (frames / storyboard.fps) * SECOND;
  const [first] = segments;
  if (first === undefined) throw new RenderFailedError("poison", "There is no such scene in the video.");
  const joined = {
    files,
    file: video,
    sound: await soundFrom(sound.file, msOf(first.startFrame), given, folder),
    durationMs: msOf(segments.reduce((sum, segment) => sum + framesOf(segment), 0)),
    comment: voiceNote(storyboard),
  };
  // The middle of the first scene: everything has come in, nothing leaves yet.
  const atMs = msOf(Math.floor(framesOf(first) / 2));
  await Promise.all([
    joinSegments(joined, signal),
    takePoster({ picture: files[0] ?? "", atMs, file: poster }, signal),
  ]);
  const facts: VideoFacts = {
    ...(await probe(video, sound.loudness, signal)),
    look: await lookAt(segments, request, pieces),
    poster: await probePoster(poster, signal),
  };
  const spans = segments.flatMap(({ holds }) => holds.map(({ capture, frames }) => ({ capture, frames })));
  return { video, poster, spans, facts };
}

// A scene alone is heard from where it begins.
async function soundFrom(sound: string, fromMs: number, { signal }: Given, folder: string): Promise<string> {
  if (fromMs === 0) return sound;
  const file = join(folder, "sound.aac");
  await cutSound({ sound, fromMs, file }, signal);
  return file;
}

// What each frame looks like was seen when its segment was encoded; the join copies it as it is.
async function lookAt(segments: readonly KeyedSegment[], request: Requests["finish"], pieces: PieceStore) {
  const look = createLook();
  for (const { key } of segments) {
    const packed = await readFile(await piece(key, "look", pieces));
    for (const frame of await unpackSmall(packed, sizeOf(request))) look.see(frame);
  }
  return look.facts();
}

async function piece(key: string, kind: PieceKind, pieces: PieceStore): Promise<string> {
  const path = await pieces.find(key, kind);
  if (path === null) throw gone();
  return path;
}

function gone(): RenderFailedError {
  return new RenderFailedError("piece", "A part of the video that had been made is gone; it is made again.");
}

// Said in the file itself, so that it stays with it wherever it goes.
function voiceNote({ voice }: Storyboard): string {
  const made = voice.find(({ kind }) => kind === "synthetic");
  return made ? `The voice is synthetic (${made.voice}).` : "";
}

function framesOf({ holds }: Segment): number {
  return holds.reduce((sum, { frames }) => sum + frames, 0);
}
