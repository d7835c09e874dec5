import { rename, rm } from "node:fs/promises";
import { finish, start } from "./run.ts";

type JoinRequest = { files: readonly string[]; file: string; signal: AbortSignal };

/** Puts segments of one kind behind one another as they are, without coding them again. Throws RENDER_FAILED. */
export async function joinSegments({ files, file, signal }: JoinRequest): Promise<void> {
  const part = `${file}.part`;
  const child = start(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y"],
      ...["-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe,fd", "-i", "-", "-c", "copy"],
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
