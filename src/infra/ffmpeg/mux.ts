import { run } from "./run.ts";

/** Puts picture and sound into one MP4 that plays while it loads. */
export async function mux(picture: string, sound: string, file: string, signal: AbortSignal): Promise<void> {
  await run(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y", "-i", picture, "-i", sound, "-map", "0:v", "-map", "1:a"],
      ...["-c", "copy", "-movflags", "+faststart", "-use_editlist", "0", "-map_metadata", "-1", "-fflags", "+bitexact"],
      file,
    ],
    signal,
  );
}
