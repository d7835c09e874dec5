import { run } from "./run.ts";

/**
 * Puts picture and sound into one MP4 that plays while it loads.
 * The sound comes as raw ADTS: in a container it would bring a negative start, which moves the picture off its frames.
 */
export async function mux(
  {
    picture,
    sound,
    file,
    durationMs,
    comment,
  }: { picture: string; sound: string; file: string; durationMs: number; comment: string },
  signal: AbortSignal,
): Promise<void> {
  await run(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y", "-i", picture, "-i", sound, "-map", "0:v", "-map", "1:a"],
      ...["-c", "copy", "-t", (durationMs / 1000).toFixed(3), "-movflags", "+faststart", "-use_editlist", "0"],
      ...["-map_metadata", "-1", "-fflags", "+bitexact"],
      ...(comment === "" ? [] : ["-metadata", `comment=${comment}`]),
      file,
    ],
    signal,
  );
}
