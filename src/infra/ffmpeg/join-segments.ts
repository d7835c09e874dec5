import { rename, rm } from "node:fs/promises";
import { finish, start } from "./run.ts";

type JoinRequest = {
  files: readonly string[];
  /** The sound as raw ADTS: in a container it would bring a negative start, which moves the picture off its frames. */
  sound?: string;
  file: string;
  durationMs: number;
  /** What the file says of itself. */
  comment?: string;
};

/** Puts segments of one kind behind one another as they are, with a sound, into an MP4 that plays while it loads. Throws RENDER_FAILED. */
export async function joinSegments(
  { files, sound, file, durationMs, comment = "" }: JoinRequest,
  signal: AbortSignal,
): Promise<void> {
  const part = `${file}.part`;
  const heard = sound === undefined ? ["-map", "0:v"] : ["-i", `file:${sound}`, "-map", "0:v", "-map", "1:a"];
  const child = start(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y"],
      ...["-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe,fd", "-i", "-", ...heard],
      ...["-c", "copy", "-t", (durationMs / 1000).toFixed(3), "-map_metadata", "-1", "-fflags", "+bitexact"],
      ...(comment === "" ? [] : ["-metadata", `comment=${comment}`]),
      ...["-video_track_timescale", "90000", "-use_editlist", "0", "-movflags", "+faststart", "-f", "mp4", part],
    ],
    signal,
  );
  const ended = finish("ffmpeg", child);
  // A write after the program died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  child.stdin.end(files.map((each) => `file 'file:${each.replaceAll("'", "'\\''")}'\n`).join(""));
  try {
    await ended;
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
}
