import { run } from "./run.ts";

type Request = { sound: string; fromMs: number; file: string };

/** Leaves out the beginning of a sound in raw ADTS, to the next of its pieces of 21 ms. Throws RENDER_FAILED. */
export async function cutSound({ sound, fromMs, file }: Request, signal: AbortSignal): Promise<void> {
  const from = ["-ss", (fromMs / 1000).toFixed(3), "-i", `file:${sound}`];
  await run("ffmpeg", ["-v", "error", "-y", ...from, "-c", "copy", "-f", "adts", file], signal);
}
