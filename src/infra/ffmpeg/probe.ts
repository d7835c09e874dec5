import { open, stat } from "node:fs/promises";
import { z } from "zod";
import { RenderFailedError } from "#core/errors.ts";
import type { VideoFacts } from "#renders/index.ts";
import { run } from "./run.ts";

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

const probeSchema = z.object({ streams: z.array(streamSchema), format: z.object({ duration: z.coerce.number() }) });

/** Reads a finished video with ffprobe. Throws RENDER_FAILED when it cannot be read at all. */
export async function probe(file: string, signal: AbortSignal): Promise<VideoFacts> {
  const { out } = await run(
    "ffprobe",
    ["-v", "error", "-count_packets", "-show_streams", "-show_format", "-of", "json", file],
    signal,
  );
  const parsed = probeSchema.safeParse(JSON.parse(out));
  if (!parsed.success) throw new RenderFailedError("quality", "The finished file could not be read back.");
  const { streams, format } = parsed.data;
  const video = streams.find(({ codec_type }) => codec_type === "video");
  const audio = streams.find(({ codec_type }) => codec_type === "audio");
  return {
    container: {
      isMoovFirst: await isMoovFirst(file),
      durationMs: Math.round(format.duration * 1000),
      bytes: (await stat(file)).size,
    },
    video: video
      ? {
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
        }
      : null,
    audio: audio
      ? {
          codec: audio.codec_name,
          profile: profileOf(audio),
          sampleRateHz: audio.sample_rate,
          channels: audio.channels,
          durationMs: Math.round(audio.duration * 1000),
        }
      : null,
  };
}

function profileOf({ codec_name, profile }: z.infer<typeof streamSchema>): string {
  return PROFILES[`${codec_name} ${profile}`] ?? profile;
}

// An MP4 is a row of boxes, each with its length and name in the first eight bytes.
async function isMoovFirst(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(8);
    for (let position = 0; ; ) {
      const { bytesRead } = await file.read(head, 0, 8, position);
      const name = head.toString("latin1", 4, 8);
      if (bytesRead < 8 || name === "mdat") return false;
      if (name === "moov") return true;
      const length = head.readUInt32BE(0);
      if (length < 8) return false;
      position += length;
    }
  } finally {
    await file.close();
  }
}
