import { run } from "./run.ts";

// JPEG has its colours by the older matrix, in full range; players of video have them by bt709, in limited range.
const COLOUR = "scale=in_color_matrix=bt709:out_color_matrix=bt601:in_range=tv:out_range=pc,format=yuvj420p";

/** Takes one frame out of a picture as a JPEG. Throws RENDER_FAILED. */
export async function takePoster(
  { picture, atMs, file }: { picture: string; atMs: number; file: string },
  signal: AbortSignal,
): Promise<void> {
  await run(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y", "-ss", (atMs / 1000).toFixed(3), "-i", picture],
      ...["-frames:v", "1", "-vf", COLOUR, "-q:v", "3", "-f", "image2", "-update", "1", file],
    ],
    signal,
  );
}
