import { rename, rm } from "node:fs/promises";
import { RenderFailedError } from "#core/errors.ts";
import type { Quality } from "#renders/index.ts";
import { cutIntoPictures, type EncodedPicture, PATTERN_FRAMES, planHold, withRepeats } from "./held-frames.ts";
import { finish, start } from "./run.ts";

/** A picture, shown for so many frames; `picture` is the path of a JPEG. */
export type Shown = { picture: string; frames: number };

type Size = { width: number; height: number };
type Way = { fps: number; quality: Quality; signal: AbortSignal };
type SegmentRequest = Way & { shown: readonly Shown[]; size: Size; file: string };

// bt709 in limited range, tagged, as players expect; Remotion's default would be full-range and untagged.
const COLOR =
  "zscale=matrix=709:range=limited:primariesin=709:primaries=709:transferin=709:transfer=709,format=yuv420p";

// Below superfast x264 leaves the High profile.
const EFFORT: Record<Quality, string[]> = {
  draft: ["-preset", "superfast", "-crf", "28"],
  // Flat drawings that hold still gain nearly all that veryfast gives from sharing bits out by what is kept: half a
  // decibel less and 3 % more bytes, for half the work.
  final: ["-preset", "superfast", "-crf", "18", "-x264-params", "mbtree=1:rc-lookahead=5"],
};

// A pattern costs as much as a short segment, and is the same for all segments of a size and quality.
const patterns = new Map<string, EncodedPicture[]>();

const QUIET = ["-hide_banner", "-loglevel", "error", "-y"];

/**
 * Encodes pictures, one after the other, into an MP4 that can be joined to others of its kind. Throws RENDER_FAILED.
 * Each picture is decoded once, and the most of a long hold is not encoded at all (decision 13).
 */
export async function encodeSegment({ shown, size, file, ...way }: SegmentRequest): Promise<void> {
  const holds = shown.map(({ frames }) => planHold(frames));
  const frames = holds.reduce((sum, { encoded }) => sum + encoded, 0);
  const encoded = shown.map(({ picture }, index) => ({ picture, frames: holds[index]?.encoded ?? 0 }));
  const pictures = await encodePictures(encoded, frames, way);
  const pattern = holds.some(({ repeated }) => repeated > 0) ? await patternFor(size, way) : [];
  await wrap(withRepeats(pictures, holds, pattern), file, way);
}

function encodePictures(shown: readonly Shown[], frames: number, way: Way): Promise<EncodedPicture[]> {
  const list = ["-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe,fd", "-i", "-"];
  return encode({ from: [...list, "-vf", COLOR], feed: [pictureList(shown, way.fps)], frames }, way);
}

/**
 * What ffmpeg is to show, and for how long. A hold is named once for its length and again for its last frame:
 * a gap is filled with what comes after it one frame too early, and that must be the same picture.
 */
function pictureList(shown: readonly Shown[], fps: number): string {
  const lines = ["ffconcat version 1.0"];
  let frame = 0;
  const name = (picture: string, frames: number) => {
    lines.push(`file 'file:${picture.replaceAll("'", "'\\''")}'`);
    // Without a rate of its own a picture is timed in steps of 1/25 s.
    lines.push(`option framerate ${fps}`, `duration ${secondsBetween(frame, frame + frames, fps)}`);
    frame += frames;
  };
  for (const { picture, frames } of shown) {
    if (frames > 1) name(picture, frames - 1);
    name(picture, 1);
  }
  return `${lines.join("\n")}\n`;
}

// The ends are rounded, not the length: what is lost in one must not add up.
function secondsBetween(from: number, to: number, fps: number): string {
  const microseconds = (frame: number) => Math.round((frame * 1_000_000) / fps);
  return ((microseconds(to) - microseconds(from)) / 1_000_000).toFixed(6);
}

// Only finished ones are kept: a pattern under way dies with the segment it was begun for.
async function patternFor(size: Size, way: Way): Promise<EncodedPicture[]> {
  const key = `${size.width}x${size.height} ${way.quality} ${way.fps}`;
  const pattern = patterns.get(key) ?? (await encodePattern(size, way));
  patterns.set(key, pattern);
  return pattern;
}

// The same grey all over, again and again: encoded like everything else, all but the first say only "as before".
async function encodePattern({ width, height }: Size, way: Way): Promise<EncodedPicture[]> {
  const grey = Buffer.alloc((width * height * 3) / 2, 128);
  const shape = ["-pixel_format", "yuv420p", "-video_size", `${width}x${height}`, "-frame_size", String(grey.length)];
  const from = ["-f", "image2pipe", "-vcodec", "rawvideo", ...shape, "-framerate", String(way.fps), "-i", "-"];
  const feed = Array.from({ length: PATTERN_FRAMES }, () => grey);
  return encode({ from, feed, frames: PATTERN_FRAMES }, way);
}

async function encode(
  { from, feed, frames }: { from: string[]; feed: (string | Buffer)[]; frames: number },
  { fps, quality, signal }: Way,
): Promise<EncodedPicture[]> {
  const stream: Buffer[] = [];
  await feedTo(
    [
      ...[...QUIET, ...from, "-fps_mode", "cfr", "-r", String(fps), "-frames:v", String(frames)],
      // No B-frames: then the first frame is at zero and the file needs no edit list, which some feeds refuse.
      ...["-c:v", "libx264", ...EFFORT[quality], "-profile:v", "high", "-bf", "0", "-g", String(fps * 4)],
      ...["-colorspace:v", "bt709", "-color_primaries:v", "bt709", "-color_trc:v", "bt709", "-color_range", "tv"],
      ...["-f", "h264", "-"],
    ],
    feed,
    signal,
    (chunk) => stream.push(chunk),
  );
  const pictures = cutIntoPictures(Buffer.concat(stream));
  if (pictures.length === frames) return pictures;
  throw new RenderFailedError("encoder", `ffmpeg encoded ${pictures.length} frames where ${frames} were to be.`);
}

async function wrap(row: Buffer[], file: string, { fps, signal }: Way): Promise<void> {
  const part = `${file}.part`;
  const muxed = ["-c", "copy", "-bsf:v", `setts=ts=N/(${fps}*TB):duration=1/(${fps}*TB)`];
  const shape = ["-video_track_timescale", "90000", "-use_editlist", "0", "-f", "mp4"];
  try {
    await feedTo([...QUIET, "-f", "h264", "-framerate", String(fps), "-i", "-", ...muxed, ...shape, part], row, signal);
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}

async function feedTo(
  args: string[],
  feed: readonly (string | Buffer)[],
  signal: AbortSignal,
  take?: (chunk: Buffer) => void,
): Promise<void> {
  const child = start("ffmpeg", args, signal);
  const ended = finish("ffmpeg", child, take);
  // A write after the encoder died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  for (const piece of feed) child.stdin.write(piece);
  child.stdin.end();
  await ended;
}
