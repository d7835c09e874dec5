import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { projectPath } from "#config/project.ts";
import { readSoundHash } from "#config/template.ts";
import { type ContentHash, contentHash } from "#core/content-hash.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { PieceStore } from "#renders/index.ts";
import { type SmallSound, type Storyboard, soundsOf } from "#storyboards/index.ts";
import type { Loudness } from "../ffmpeg/aim.ts";
import { mixSound } from "../ffmpeg/mix-sound.ts";
import { assertRoom } from "../files/room.ts";
import type { Requests } from "./protocol.ts";

const loudnessSchema = z.strictObject({ integratedLufs: z.number(), truePeakDb: z.number() });

/** The name of a video's exact sound: who says what and when, over which bed, with which small sounds. */
export function soundKey(storyboard: Storyboard): ContentHash {
  const { durationFrames, fps, voice } = storyboard;
  const spoken = voice.map(({ sha256, startMs, durationMs }) => ({ sha256, startMs, durationMs }));
  return contentHash({
    kind: "sound",
    tools: readSoundHash(),
    durationFrames,
    fps,
    spoken,
    sounds: soundsOf(storyboard),
  });
}

/** Mixes the sound of a whole video into the store, unless it is there. Throws RENDER_FAILED. */
export async function mixVideoSound(
  { storyboard, paths, folder: place }: Requests["sound"],
  { pieces, signal }: { pieces: PieceStore; signal: AbortSignal },
): Promise<void> {
  const key = soundKey(storyboard);
  if (await isSoundKept(key, pieces)) return;
  const folder = await mkdtemp(join(place, "sound-"));
  try {
    await assertRoom(folder);
    const file = join(folder, "sound.aac");
    const { durationFrames, fps } = storyboard;
    const voice = storyboard.voice.map(({ sha256, startMs, durationMs }) => {
      return { file: pathIn(paths, sha256), startMs, durationMs };
    });
    const sounds = soundsOf(storyboard).map(({ sound, startMs }) => ({ file: soundFile(sound), startMs }));
    const loudness = await mixSound({ file, durationFrames, fps, bed: soundFile("morning"), voice, sounds, signal });
    const facts = join(folder, "sound.json");
    await writeFile(facts, JSON.stringify(loudness));
    await pieces.keep(key, "json", facts);
    await pieces.keep(key, "aac", file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether a sound, and how loud it is, are in the store. */
export async function isSoundKept(key: string, pieces: PieceStore): Promise<boolean> {
  return (await findSound(key, pieces)) !== null;
}

/** A sound in the store and how loud it is, as a meter heard it after coding; null when it is not there. */
export async function findSound(key: string, pieces: PieceStore): Promise<{ file: string; loudness: Loudness } | null> {
  const file = await pieces.find(key, "aac");
  const facts = await pieces.find(key, "json");
  if (file === null || facts === null) return null;
  return { file, loudness: loudnessSchema.parse(JSON.parse(await readFile(facts, "utf8"))) };
}

function soundFile(name: SmallSound | "morning"): string {
  return projectPath("videos", "public", "sounds", `${name}.m4a`);
}

function pathIn(paths: Requests["sound"]["paths"], sha256: string): string {
  const path = paths[sha256];
  if (path === undefined) throw new RenderFailedError("poison", `The voice ${sha256.slice(0, 12)} is not there.`);
  return path;
}
