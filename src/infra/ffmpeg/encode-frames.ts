import { once } from "node:events";
import type { Quality } from "#renders/index.ts";
import { finish, start } from "./run.ts";

// bt709 in limited range, tagged, as players expect; Remotion's default would be full-range and untagged.
const COLOR =
  "zscale=matrix=709:range=limited:primariesin=709:primaries=709:transferin=709:transfer=709,format=yuv420p";

// Below superfast x264 leaves the High profile.
// No B-frames: then the first frame is at zero and the file needs no edit list, which some feeds refuse.
const EFFORT: Record<Quality, string[]> = {
  draft: ["-preset", "superfast", "-crf", "28"],
  final: ["-preset", "veryfast", "-crf", "17"],
};

/** Encodes JPEG pictures as they come into H.264 High without sound. */
export function encodeFrames(file: string, fps: number, quality: Quality, signal: AbortSignal) {
  const child = start(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y"],
      ...["-f", "image2pipe", "-vcodec", "mjpeg", "-framerate", String(fps), "-i", "-"],
      ...["-vf", COLOR, "-c:v", "libx264", ...EFFORT[quality], "-profile:v", "high", "-bf", "0", "-g", String(fps * 4)],
      ...["-colorspace:v", "bt709", "-color_primaries:v", "bt709", "-color_trc:v", "bt709", "-color_range", "tv"],
      ...["-r", String(fps), "-video_track_timescale", "90000", file],
    ],
    signal,
  );
  const ended = finish("ffmpeg", child);
  // A write after the encoder died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  ended.catch(() => {});
  return {
    /** Shows a picture for a number of frames; waits when the encoder is behind. */
    async show(picture: Buffer, frames: number): Promise<void> {
      for (let shown = 0; shown < frames; shown += 1) {
        if (child.stdin.destroyed) await ended;
        if (!child.stdin.write(picture)) await Promise.race([once(child.stdin, "drain"), ended]);
      }
    },
    async finish(): Promise<void> {
      child.stdin.end();
      await ended;
    },
    stop(): void {
      child.kill("SIGKILL");
    },
  };
}
