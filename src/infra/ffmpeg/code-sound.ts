import { finish, start } from "./run.ts";
import type { Channels } from "./samples.ts";
import { SAMPLE_RATE_HZ } from "./samples.ts";

// The coder begins with so many samples of its own, which no player skips in a file without an edit list.
// As many are left out of the sound, which has only begun to fade in: what is heard then fits what is seen.
const PRIMING = 2048;

/** Codes stereo sound as AAC-LC in ADTS; its times are those of the sound. Throws RENDER_FAILED. */
export async function codeSound(sound: Channels, file: string, signal: AbortSignal): Promise<void> {
  const child = start(
    "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-y", "-f", "f32le", "-ar", String(SAMPLE_RATE_HZ), "-ac", "2"],
      // Twice as fast as ffmpeg's own coder, and nearer to what it was given where a voice speaks. Left to itself it
      // leaves out what is over 17 kHz, the other does not.
      ...["-i", "-", "-c:a", "libfdk_aac", "-profile:a", "aac_low", "-cutoff", "20000"],
      ...["-b:a", "192k", "-f", "adts", file],
    ],
    signal,
  );
  const ended = finish("ffmpeg", child);
  // A write after the coder died fails too; the reason is in `ended`.
  child.stdin.on("error", () => {});
  child.stdin.end(interleave(sound.map((channel) => channel.subarray(PRIMING))));
  await ended;
}

function interleave([left = new Float32Array(), right = left]: Channels): Buffer {
  const samples = new Float32Array(2 * left.length);
  for (let at = 0; at < left.length; at += 1) {
    samples[2 * at] = left[at] ?? 0;
    samples[2 * at + 1] = right[at] ?? 0;
  }
  return Buffer.from(samples.buffer);
}
