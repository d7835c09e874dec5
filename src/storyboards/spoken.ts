import type { VoiceTake } from "./ports.ts";

/**
 * When the voice has said so much of a narration, in milliseconds from its beginning.
 * `share` goes from 0 to 1, by characters: exact at the ends of sentences, even within them.
 */
export function spokenAt(
  { sentences, durationMs }: Pick<VoiceTake, "sentences" | "durationMs">,
  share: number,
): number {
  const total = sentences.reduce((sum, { text }) => sum + text.length, 0);
  let left = share * total;
  for (const { text, startMs, durationMs: lasts } of sentences) {
    if (left <= text.length) return Math.round(startMs + (lasts * left) / Math.max(text.length, 1));
    left -= text.length;
  }
  return durationMs;
}
