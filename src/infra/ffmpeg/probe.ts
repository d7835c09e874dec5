import { stat } from "node:fs/promises";
import { z } from "zod";
import { RenderFailedError } from "#core/errors.ts";
import type { PosterFacts, VideoFacts } from "#renders/index.ts";
import type { Loudness } from "./aim.ts";
import { readBoxes } from "./boxes.ts";
import { isBlack } from "./look.ts";
import { run } from "./run.ts";
import { seeFrames } from "./see-frames.ts";

const streamSchema = z.object({
  codec_type: z.string(),
  codec_name: z.string(),
  profile: z.string().default(""),
  width: z.number().default(0),
  height: z.number().default(0),
  pix_fmt: z.string().default(""),
  color_range: z.string().default(""),
  color_space: z.string().default(""),
  r_frame_rate: z.string().default(""),
  avg_frame_rate: z.string().default(""),
  nb_read_packets: z.coerce.number().default(0),
  sample_rate: z.coerce.number().default(0),
  channels: z.number().default(0),
  duration: z.coerce.number().default(0),
});
// Remotion's ffprobe is built without the names of profiles and prints their numbers.
const PROFILES: Record<string, string> = {
  "h264 100": "High",
  "h264 77": "Main",
  "h264 66": "Baseline",
  "aac 1": "LC",
};

const probeSchema = z.object({
  streams: z.array(streamSchema),
  format: z.object({ duration: z.coerce.number().default(0) }),
});

/** What a finished video says of itself; how loud it is was heard when its sound was coded. Throws RENDER_FAILED. */
export async function probe(
  file: string,
  loudness: Loudness,
  signal: AbortSignal,
): Promise<Omit<VideoFacts, "poster" | "look">> {
  const { streams, format } = await askProbe(file, signal);
  const video = streams.find(({ codec_type }) => codec_type === "video");
  const audio = streams.find(({ codec_type }) => codec_type === "audio");
  return {
    container: {
      ...(await readBoxes(file)),
      durationMs: Math.round(format.duration * 1000),
      bytes: (await stat(file)).size,
    },
    video: video ? videoFacts(video) : null,
    audio: audio
      ? {
          codec: audio.codec_name,
          profile: profileOf(audio),
          sampleRateHz: audio.sample_rate,
          channels: audio.channels,
          durationMs: Math.round(audio.duration * 1000),
          ...loudness,
        }
      : null,
  };
}

/** Looks at a poster; null when it is no picture that can be read. */
export async function probePoster(file: string, signal: AbortSignal): Promise<PosterFacts | null> {
  try {
    const { streams } = await askProbe(file, signal);
    const picture = streams.find(({ width, height }) => width > 0 && height > 0);
    if (!picture) return null;
    let isBlackPoster = true;
    await seeFrames(
      { file, size: picture },
      (small) => {
        isBlackPoster = isBlack(small);
      },
      signal,
    );
    return { codec: picture.codec_name, width: picture.width, height: picture.height, isBlack: isBlackPoster };
  } catch (error) {
    // A missing or broken poster is a fault to be told of; a stopped render is not.
    if (error instanceof RenderFailedError && error.reason !== "interrupted") return null;
    throw error;
  }
}

type Stream = z.infer<typeof streamSchema>;

async function askProbe(file: string, signal: AbortSignal) {
  const { out } = await run(
    "ffprobe",
    ["-v", "error", "-count_packets", "-show_streams", "-show_format", "-of", "json", file],
    signal,
  );
  const parsed = probeSchema.safeParse(JSON.parse(out));
  if (!parsed.success) throw new RenderFailedError("quality", "The finished file could not be read back.");
  return parsed.data;
}

function videoFacts(video: Stream): NonNullable<VideoFacts["video"]> {
  return {
    codec: video.codec_name,
    profile: profileOf(video),
    pixelFormat: video.pix_fmt,
    colorRange: video.color_range,
    colorSpace: video.color_space,
    width: video.width,
    height: video.height,
    frameRate: video.r_frame_rate,
    averageFrameRate: video.avg_frame_rate,
    frames: video.nb_read_packets,
  };
}

function profileOf({ codec_name, profile }: Stream): string {
  return PROFILES[`${codec_name} ${profile}`] ?? profile;
}
