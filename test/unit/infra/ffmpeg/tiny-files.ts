import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureLoudness } from "#infra/ffmpeg/loudness.ts";
import { finish, run, start } from "#infra/ffmpeg/run.ts";
import { writeWav } from "#infra/media/pcm.ts";

const SAMPLE_RATE = 48_000;
export const SIZE = { width: 64, height: 112 };
export const signal = new AbortController().signal;

/** A folder for files of one test file. */
export function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), "sunny-ffmpeg-"));
  return { at: (name: string) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** One channel of 16-bit sound from a function of seconds. */
export function writeSound(file: string, seconds: number, wave: (time: number) => number): string {
  const samples = Int16Array.from({ length: seconds * SAMPLE_RATE }, (_, at) => 32_767 * wave(at / SAMPLE_RATE));
  writeFileSync(file, writeWav({ sampleRateHz: SAMPLE_RATE, samples }));
  return file;
}

export const tone =
  (hertz: number, loudness: number) =>
  (time: number): number =>
    loudness * Math.sin(2 * Math.PI * hertz * time);

/** Noise in syllables, four a second, with short peaks: what a voice is to a meter. The same noise every time. */
export function likeVoice(loudness: number): (time: number) => number {
  let seed = 7;
  return (time) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * time)) ** 2;
    return loudness * syllable * (seed / 1_073_741_824 - 1);
  };
}

/** Loudness of a part of a file. */
export async function loudnessBetween(file: string, from: number, to: number): Promise<number> {
  const part = `${file}.part.wav`;
  const cut = ["-ss", String(from), "-to", String(to)];
  await run("ffmpeg", ["-loglevel", "error", "-y", "-i", file, ...cut, "-c:a", "pcm_s24le", part]);
  const { integratedLufs } = await measureLoudness(part, signal);
  return integratedLufs;
}

/** A picture with one brightness and a brighter square at a place: where the square moves, the picture moves. */
export function picture(brightness: number, squareAt = 0): Uint8Array {
  const { width, height } = SIZE;
  return Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x >= squareAt && x < squareAt + 8 && y >= 40 && y < 48 ? Math.min(255, brightness * 1.4) : brightness;
  });
}

/** A video of these pictures, 30 a second, encoded roughly. `options` go to the muxer. */
export async function writeVideo(file: string, pictures: Uint8Array[], options: string[] = []): Promise<string> {
  const { width, height } = SIZE;
  const shape = ["-pixel_format", "gray", "-video_size", `${width}x${height}`, "-frame_size", String(width * height)];
  const child = start("ffmpeg", [
    ...["-loglevel", "error", "-y", "-f", "image2pipe", "-vcodec", "rawvideo", ...shape, "-framerate", "30", "-i", "-"],
    ...["-f", "lavfi", "-i", "sine=f=440:r=48000", "-shortest", "-c:a", "aac"],
    ...["-c:v", "libx264", "-preset", "superfast", "-crf", "30", "-g", "30", "-bf", "0", "-pix_fmt", "yuv420p"],
    ...[...options, file],
  ]);
  for (const each of pictures) child.stdin.write(each);
  child.stdin.end();
  await finish("ffmpeg", child);
  return file;
}

/** What a meter may have heard of a sound, for tests that are not about sound. */
export const LOUDNESS = { integratedLufs: -14, truePeakDb: -2 };
