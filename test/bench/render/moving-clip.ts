import { join } from "node:path";
import { finish, start } from "#infra/ffmpeg/run.ts";
import { inspectMedia } from "#infra/media/inspect-media.ts";
import type { Asset } from "#storyboards/index.ts";

const SIDE = 360;
const FPS = 30;
const SECONDS = 11;

/** Makes a clip in which stripes walk across the picture, and looks at it as at any clip of a script. */
export async function makeMovingClip(
  folder: string,
  file: string,
  signal: AbortSignal,
): Promise<{ asset: Asset; path: string }> {
  const path = join(folder, "moving.mp4");
  const raw = [
    "-pixel_format",
    "yuv420p",
    "-video_size",
    `${SIDE}x${SIDE}`,
    "-frame_size",
    String((SIDE ** 2 * 3) / 2),
  ];
  const input = ["-f", "image2pipe", "-vcodec", "rawvideo", ...raw, "-framerate", String(FPS), "-i", "-"];
  const output = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "17", "-pix_fmt", "yuv420p", path];
  const child = start("ffmpeg", ["-hide_banner", "-loglevel", "error", "-y", ...input, ...output], signal);
  const ended = finish("ffmpeg", child);
  // A write after the encoder died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  for (let frame = 0; frame < SECONDS * FPS; frame += 1) child.stdin.write(picture(frame));
  child.stdin.end();
  await ended;
  const { bytes: _, ...asset } = await inspectMedia({ file, path, wants: "clip" });
  return { asset, path };
}

// Brightness goes up and down along a diagonal that moves; the colour stays.
function picture(frame: number): Buffer {
  const pixels = Buffer.alloc((SIDE ** 2 * 3) / 2, 128);
  for (let at = 0; at < SIDE ** 2; at += 1) {
    const along = (Math.floor(at / SIDE) + (at % SIDE) + frame * 4) % 256;
    pixels[at] = 40 + (along < 128 ? along : 255 - along);
  }
  return pixels;
}
