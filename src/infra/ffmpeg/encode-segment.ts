import { rename, rm } from "node:fs/promises";
import { RenderFailedError } from "#core/errors.ts";
import type { Quality } from "#renders/index.ts";
import { cutIntoPictures, type EncodedPicture, PATTERN_FRAMES, planHold, withRepeats } from "./held-frames.ts";
import { finish, start } from "./run.ts";

type Size = { width: number; height: number };
type Way = { fps: number; quality: Quality; signal: AbortSignal };
type Encoding = { from: string[]; feed: Feed; frames: number; crf: number };
type SegmentRequest = Way & {
  /** Each as its planes, yuv420p in BT.709 and limited range; it need not stand any longer than until the next one is asked for. */
  pictures: AsyncIterable<Buffer>;
  /** For how many frames each is shown. */
  holds: readonly number[];
  size: Size;
  file: string;
};

// Below superfast x264 leaves the High profile. `stitchable`: what stands in the file's head must not depend on the crf.
const EFFORT: Record<Quality, string[]> = {
  draft: ["-preset", "superfast", "-x264-params", "stitchable=1"],
  // Flat drawings that hold still gain nearly all that veryfast gives from sharing bits out by what is kept: half a
  // decibel less and 3 % more bytes, for half the work.
  final: ["-preset", "superfast", "-x264-params", "mbtree=1:rc-lookahead=5:stitchable=1"],
};
// What is seen for a thirtieth of a second needs less than what stands still. Three less of it are a third of the bytes.
const CRF: Record<Quality, { held: number; moving: number }> = {
  draft: { held: 28, moving: 28 },
  final: { held: 18, moving: 21 },
};

const COLOURS = [
  ...["-colorspace:v", "bt709", "-color_primaries:v", "bt709", "-color_trc:v", "bt709"],
  ...["-color_range:v", "tv"],
];

// A pattern costs as much as a short segment, and is the same for all segments of a size and quality.
const patterns = new Map<string, EncodedPicture[]>();

const QUIET = ["-hide_banner", "-loglevel", "error", "-y"];

/**
 * Encodes pictures, one after the other, into an MP4 that can be joined to others of its kind. Throws RENDER_FAILED.
 * Each picture is taken in once, and the most of a long hold is not encoded at all (decision 13).
 */
export async function encodeSegment({ pictures, holds: lasting, size, file, ...way }: SegmentRequest): Promise<void> {
  const holds = lasting.map(planHold);
  const encoded = holds.map((hold) => hold.encoded);
  const frames = encoded.reduce((sum, each) => sum + each, 0);
  const times = timesOf(encoded);
  const from = [...planesOf(size, way.fps), "-bsf:v", `setts=ts=${timing(times)}`, "-i", "-"];
  const crf = CRF[way.quality][lasting.every((each) => each === 1) ? "moving" : "held"];
  const row = await encode({ from, feed: asOftenAs(encoded, pictures), frames, crf }, way);
  const pattern = holds.some(({ repeated }) => repeated > 0) ? await patternFor(size, way) : [];
  await wrap(withRepeats(row, holds, pattern), file, way);
}

function planesOf({ width, height }: Size, fps: number): string[] {
  const shape = [
    "-pixel_format",
    "yuv420p",
    "-video_size",
    `${width}x${height}`,
    "-frame_size",
    `${width * height * 1.5}`,
  ];
  // Told for what comes in as well as for what goes out, or ffmpeg would take it for BT.601 and turn it into BT.709.
  return ["-f", "image2pipe", "-vcodec", "rawvideo", ...shape, "-framerate", `${fps}`, ...COLOURS];
}

/**
 * The frames at which pictures are handed over. One that is held comes again for its last frame: a gap is filled with
 * what comes after it one frame too early, and that must be the same picture.
 */
function timesOf(holds: readonly number[]): number[] {
  let first = 0;
  return holds.flatMap((frames) => {
    const [from, last] = [first, first + frames - 1];
    first += frames;
    return frames === 1 ? [from] : [from, last];
  });
}

// What ffmpeg counts as the N-th is shown at its own time: N, and all gaps before it.
function timing(times: readonly number[]): string {
  const gaps = times.flatMap((time, at) => {
    const gap = at === 0 ? 0 : time - (times[at - 1] ?? 0) - 1;
    return gap > 0 ? [`gte(N,${at})*${gap}`] : [];
  });
  return ["N", ...gaps].join("+").replaceAll(",", "\\,");
}

async function* asOftenAs(holds: readonly number[], pictures: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const picture of pictures) {
    yield picture;
    if ((holds[at] ?? 1) > 1) yield picture;
    at += 1;
  }
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
  const from = [...planesOf({ width, height }, way.fps), "-i", "-"];
  const feed = Array.from({ length: PATTERN_FRAMES }, () => grey);
  return encode({ from, feed, frames: PATTERN_FRAMES, crf: CRF[way.quality].held }, way);
}

async function encode({ from, feed, frames, crf }: Encoding, { fps, quality, signal }: Way): Promise<EncodedPicture[]> {
  const stream: Buffer[] = [];
  await feedTo(
    [
      ...[...QUIET, ...from, "-fps_mode", "cfr", "-r", String(fps), "-frames:v", String(frames)],
      // No B-frames: then the first frame is at zero and the file needs no edit list, which some feeds refuse.
      ...[
        "-c:v",
        "libx264",
        ...EFFORT[quality],
        "-crf",
        String(crf),
        "-profile:v",
        "high",
        "-bf",
        "0",
        "-g",
        String(fps * 4),
      ],
      ...COLOURS,
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

type Feed = Iterable<Buffer> | AsyncIterable<Buffer>;

async function feedTo(args: string[], feed: Feed, signal: AbortSignal, take?: (chunk: Buffer) => void): Promise<void> {
  const child = start("ffmpeg", args, signal);
  const ended = finish("ffmpeg", child, take);
  // It is waited for below, after what it is fed with: until then its end must not count as a fault that nobody heard.
  ended.catch(() => {});
  // A write after the encoder died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  try {
    for await (const piece of feed) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      await new Promise<void>((done) => child.stdin.write(piece, () => done()));
    }
  } catch (fault) {
    child.kill("SIGKILL");
    throw fault;
  }
  child.stdin.end();
  await ended;
}
