import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { within } from "#core/within.ts";
import { run } from "../ffmpeg/run.ts";
import { type MediaKind, refuse } from "./kinds.ts";

export type Readable = { file: string; path: string; kind: MediaKind; signal?: AbortSignal | undefined };

const rotationSchema = z.array(z.object({ rotation: z.number().optional() })).default([]);
const streamSchema = z.object({
  codec_type: z.string(),
  codec_name: z.string().default(""),
  width: z.number().default(0),
  height: z.number().default(0),
  avg_frame_rate: z.string().default("0/0"),
  nb_read_frames: z.coerce.number().default(0),
  sample_rate: z.coerce.number().default(0),
  channels: z.number().default(0),
  side_data_list: rotationSchema,
});
const probeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({ duration: z.coerce.number().default(0) }).default({ duration: 0 }),
});
export type Stream = z.infer<typeof streamSchema>;

// Fifty megabytes of anything are decoded in less; a file that is not is built to take forever.
const DECODE_LIMIT_MS = 3 * MINUTE;
export const CORRUPT = "is damaged or cut off: it cannot be read to its end. Export or copy it again";

/** What a file says of itself, without decoding it. Throws INVALID_INPUT when ffprobe cannot read it. */
export function probeMedia(from: Readable) {
  return ask(from, ["-show_streams", "-show_format"]);
}

const ALL_DAMAGE = ["-err_detect", "crccheck+bitstream+buffer+explode"];

/** Decodes a picture. Throws INVALID_INPUT at the first damage. */
export async function decodePicture(from: Readable): Promise<void> {
  const decoder = from.kind.decoder === undefined ? [] : ["-c:v", from.kind.decoder];
  const input = [...ALL_DAMAGE, ...decoder, ...inputOf(from)];
  const { err } = await start(from, "ffmpeg", [
    ...QUIET,
    ...input,
    "-map",
    "0:v:0",
    "-c:v",
    "rawvideo",
    "-f",
    "null",
    "-",
  ]);
  if (err.trim() !== "") refuse(from.file, CORRUPT, "corrupt-media");
}

/** Decodes the pictures of a clip and returns how many there are. Throws INVALID_INPUT at the first damage. */
export async function decodeClip(from: Readable): Promise<number> {
  const { streams } = await ask(from, [...ALL_DAMAGE, "-select_streams", "v:0", "-count_frames", "-show_streams"]);
  return streams[0]?.nb_read_frames ?? 0;
}

/** Decodes the sound of a file into 16-bit WAV, as it is or as `shape` says. Throws INVALID_INPUT at the first damage. */
export async function decodeSound(from: Readable, wav: string, shape: string[] = []): Promise<void> {
  const output = ["-map", "0:a:0", ...shape, "-c:a", "pcm_s16le", "-map_metadata", "-1", "-bitexact", wav];
  const { err } = await start(from, "ffmpeg", [...QUIET, "-y", ...inputOf(from), ...output]);
  if (err.trim() !== "") refuse(from.file, CORRUPT, "corrupt-media");
}

const QUIET = ["-hide_banner", "-nostats", "-v", "error"];

async function ask(from: Readable, what: string[]) {
  const { out, err } = await start(from, "ffprobe", ["-v", "error", ...what, "-of", "json", ...inputOf(from)]);
  const parsed = probeSchema.safeParse(JSON.parse(out));
  if (!parsed.success || err.trim() !== "") refuse(from.file, CORRUPT, "corrupt-media");
  return parsed.data;
}

// The reader is named, so that no file chooses one that opens others; nor may it open anything but files.
function inputOf({ path, kind }: Readable): string[] {
  const picture = kind.demuxer === "image2" ? ["-pattern_type", "none"] : [];
  return ["-protocol_whitelist", "file", "-f", kind.demuxer, ...picture, "-i", `file:${path}`];
}

async function start({ file, signal }: Readable, binary: "ffmpeg" | "ffprobe", args: string[]) {
  let isLate = false;
  try {
    return await within({ ms: DECODE_LIMIT_MS, signals: signal ? [signal] : [] }, (limited) => {
      limited.addEventListener("abort", () => {
        isLate = limited.reason?.name === "TimeoutError";
      });
      return run(binary, args, limited);
    });
  } catch (error) {
    if (isLate) refuse(file, "takes too long to read: export it again");
    if (error instanceof RenderFailedError && error.reason === "encoder") refuse(file, CORRUPT, "corrupt-media");
    throw error;
  }
}
