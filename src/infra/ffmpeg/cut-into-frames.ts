import { join } from "node:path";
import { run } from "./run.ts";

type Request = { file: string; folder: string; fps: number; frames: number };

// JPEG has its colours by the older matrix, in full range.
const COLOUR = "scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p";

/** Writes the first frames of a clip as `0.jpg`, `1.jpg` and so on, at a steady rate. Throws RENDER_FAILED. */
export async function cutIntoFrames({ file, folder, fps, frames }: Request, signal: AbortSignal): Promise<void> {
  await run(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-i", `file:${file}`, "-map", "0:v:0"],
      ...["-fps_mode", "cfr", "-r", String(fps), "-frames:v", String(frames), "-vf", COLOUR, "-q:v", "2"],
      ...["-f", "image2", "-start_number", "0", join(folder, "%d.jpg")],
    ],
    signal,
  );
}
