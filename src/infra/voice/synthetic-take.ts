import { type Sound, type Span, samplesIn, voicedSpans } from "../media/pcm.ts";
import { sentencesOf } from "./sentences.ts";
import { speechText } from "./speech-text.ts";

/** Milliseconds of quiet that stay before the first word and after the last one. */
export const KEEP_MS = 60;
const PAUSE_MS = 280;
// Longer than any quiet inside a word: a sentence is one span from its first sound to its last.
const WHOLE = Number.MAX_SAFE_INTEGER;

/** Sound with the place of each sentence in it. */
export type Spoken = { sound: Sound; sentences: { text: string; span: Span }[] };

/** Says a narration sentence by sentence, with a pause between. Null when nothing in it can be said. */
export async function speak(narration: string, say: (text: string) => Promise<Sound>): Promise<Spoken | null> {
  const parts: { text: string; sound: Sound }[] = [];
  for (const text of sentencesOf(narration, "en")) {
    const said = speechText(text);
    if (said === "") continue;
    const sound = trim(await say(said));
    if (sound !== null) parts.push({ text, sound });
  }
  return parts.length === 0 ? null : join(parts);
}

// The quiet around a sentence is the voice's own, so that no soft consonant is cut.
function trim(sound: Sound): Sound | null {
  const [span] = voicedSpans(sound, WHOLE);
  if (!span) return null;
  const keep = samplesIn(KEEP_MS, sound.sampleRateHz);
  const samples = new Int16Array(span.to - span.from + 2 * keep);
  const from = Math.max(0, span.from - keep);
  samples.set(sound.samples.subarray(from, span.to + keep), keep - (span.from - from));
  return { ...sound, samples };
}

function join(parts: { text: string; sound: Sound }[]): Spoken {
  const sampleRateHz = parts[0]?.sound.sampleRateHz ?? 0;
  const keep = samplesIn(KEEP_MS, sampleRateHz);
  const gap = samplesIn(PAUSE_MS - 2 * KEEP_MS, sampleRateHz);
  const lengths = parts.map(({ sound }) => sound.samples.length);
  const samples = new Int16Array(lengths.reduce((sum, length) => sum + length, gap * (parts.length - 1)));
  let at = 0;
  const sentences = parts.map(({ text, sound }) => {
    samples.set(sound.samples, at);
    const span = { from: at + keep, to: at + sound.samples.length - keep };
    at += sound.samples.length + gap;
    return { text, span };
  });
  return { sound: { sampleRateHz, samples }, sentences };
}
