/** Size of a video of 30 seconds at 8 Mbit/s. */
export const VIDEO_BYTES = 30_000_000;

const STEP_BYTES = 256 * 1024;

/** What a player asks for while it plays and jumps: pieces from all over the file. */
export const RANGES: readonly string[] = Array.from({ length: 24 }, (_, index) => {
  const from = (index * 5 * STEP_BYTES) % (VIDEO_BYTES - STEP_BYTES);
  return `bytes=${from}-${from + STEP_BYTES - 1}`;
});
