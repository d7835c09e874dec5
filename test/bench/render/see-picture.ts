import { createHash } from "node:crypto";
import { z } from "zod";
import { RenderFailedError } from "#core/errors.ts";
import { finish, run, start } from "#infra/ffmpeg/run.ts";
import type { Likeness, Picture } from "./gates.ts";
import { likenessOf, meanSquaredError } from "./likeness.ts";

const QUIET = ["-hide_banner", "-nostats", "-loglevel", "error"];

const probeSchema = z.object({
  streams: z.tuple([
    z.object({
      width: z.number(),
      height: z.number(),
      r_frame_rate: z.string(),
      avg_frame_rate: z.string(),
      nb_read_packets: z.coerce.number(),
    }),
  ]),
});

/** What a video file says of its picture, and the size and digest of its video stream. Throws RENDER_FAILED. */
export async function seePicture(file: string, signal: AbortSignal): Promise<Picture> {
  const shown = "stream=width,height,r_frame_rate,avg_frame_rate,nb_read_packets";
  const asked = [
    "-v",
    "error",
    "-select_streams",
    "v:0",
    "-count_packets",
    "-show_entries",
    shown,
    "-of",
    "json",
    file,
  ];
  const { out } = await run("ffprobe", asked, signal);
  const [stream] = probeSchema.parse(JSON.parse(out)).streams;
  return {
    frames: stream.nb_read_packets,
    width: stream.width,
    height: stream.height,
    frameRate: stream.r_frame_rate,
    averageFrameRate: stream.avg_frame_rate,
    ...(await weigh(file, signal)),
  };
}

async function weigh(file: string, signal: AbortSignal) {
  const child = start("ffmpeg", [...QUIET, "-i", file, "-map", "0:v:0", "-c", "copy", "-f", "h264", "-"], signal);
  child.stdin.end();
  const hash = createHash("sha256");
  let bytes = 0;
  await finish("ffmpeg", child, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  return { bytes, sha256: hash.digest("hex") };
}

/** Decodes two videos of equal shape side by side and compares every frame, all three planes. Throws RENDER_FAILED. */
export async function compareFrames(
  one: string,
  other: string,
  { width, height, frames }: Pick<Picture, "width" | "height" | "frames">,
  signal: AbortSignal,
): Promise<Likeness> {
  const bytes = (width * height * 3) / 2;
  const [left, right] = [framesOf(one, bytes, signal), framesOf(other, bytes, signal)];
  const errors: number[] = [];
  try {
    for await (const frame of left) {
      const { value } = await right.next();
      if (value !== undefined) errors.push(meanSquaredError(frame, value));
    }
    const isLonger = !(await right.next()).done;
    if (errors.length === frames && !isLonger) return likenessOf(errors);
  } finally {
    await right.return(undefined);
  }
  throw new RenderFailedError("quality", `${one} and ${other} do not decode to ${frames} frames each.`);
}

// Reading a stream in a loop holds the decoder back, so that the memory stays flat.
async function* framesOf(file: string, bytes: number, signal: AbortSignal): AsyncGenerator<Buffer, undefined> {
  const raw = ["-map", "0:v:0", "-fps_mode", "passthrough", "-pix_fmt", "yuv420p", "-c:v", "rawvideo"];
  const child = start("ffmpeg", [...QUIET, "-i", file, ...raw, "-f", "image2pipe", "-"], signal);
  child.stdin.end();
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  // Told where it is waited for; a decoder that is stopped before has nobody there yet.
  ended.catch(() => {});
  child.stderr.resume();
  let frame = Buffer.alloc(bytes);
  let filled = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(frame, filled, at);
      at += copied;
      filled += copied;
      if (filled < bytes) break;
      yield frame;
      frame = Buffer.alloc(bytes);
      filled = 0;
    }
  }
  const code = await ended;
  if (code !== 0) throw new RenderFailedError("quality", `${file} could not be decoded (code ${code}).`);
  return undefined;
}
