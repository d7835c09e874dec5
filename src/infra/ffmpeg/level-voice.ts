import { SILENCE_LUFS } from "./aim.ts";
import { bringTo } from "./bring-to.ts";
import { integratedOf, lufsOf, meanOf, PIECES_A_SECOND, powersOf } from "./meter.ts";
import { gainOf, SAMPLE_RATE_HZ } from "./samples.ts";

// As one channel: from both sides it is 3 LU louder, and -16 LUFS. The peaks are held so that the mix as a whole hardly
// needs a limiter, and what that takes away is only given back where it would be missed.
const AIM = { lufs: -19, peakDb: -5, withinLu: 0.3 };
// A sentence spoken further from the microphone comes up, a word said with weight stays.
const NEAR_PIECES = 1.5 * PIECES_A_SECOND;
const SMOOTH_PIECES = PIECES_A_SECOND;
const LEAST_PIECES = 5;
const MOST_DB = 10;
// What is so much quieter than the voice is a pause, and must not be raised for itself.
const PAUSE_LU = -20;
const PIECE = SAMPLE_RATE_HZ / PIECES_A_SECOND;

/** Brings a voice, one channel that is heard from both sides, to one loudness from its beginning to its end. */
export function levelVoice(voice: Float32Array): Float32Array {
  const powers = powersOf([voice]);
  const loudness = integratedOf(powers);
  if (loudness <= SILENCE_LUFS) return voice;
  const even = follow(voice, evening(powers, loudness + PAUSE_LU));
  const [levelled = even] = bringTo(AIM, [even]);
  return levelled;
}

/** The decibels that each tenth of a second needs to be as loud as the rest, measured on what is spoken around it. */
function evening(powers: Float64Array, pauseLufs: number): Float64Array {
  const isSpoken = (power: number) => lufsOf(power) > pauseLufs;
  const whole = loudnessOf(powers.filter(isSpoken));
  let last = 0;
  const wanted = powers.map((_, piece) => {
    const spoken = powers.subarray(Math.max(0, piece - NEAR_PIECES), piece + NEAR_PIECES + 1).filter(isSpoken);
    if (spoken.length >= LEAST_PIECES) last = Math.max(-MOST_DB, Math.min(MOST_DB, whole - loudnessOf(spoken)));
    return last;
  });
  return wanted.map((_, piece) =>
    meanOf(wanted.subarray(Math.max(0, piece - SMOOTH_PIECES), piece + SMOOTH_PIECES + 1)),
  );
}

// Of the syllables, not of the quiet between them: of a faint sentence more of that would be taken for a pause.
function loudnessOf(powers: Float64Array): number {
  const mean = meanOf(powers);
  return lufsOf(meanOf(powers.filter((power) => power >= mean / 4)));
}

// From the middle of one piece to the middle of the next the gain goes in a straight line.
function follow(voice: Float32Array, decibels: Float64Array): Float32Array {
  const gains = decibels.map(gainOf);
  const even = new Float32Array(voice.length);
  for (let at = 0; at < even.length; at += 1) {
    const place = Math.max(0, Math.min(gains.length - 1, at / PIECE - 0.5));
    const piece = Math.floor(place);
    const gain = gains[piece] ?? 1;
    even[at] = (voice[at] ?? 0) * (gain + ((gains[piece + 1] ?? gain) - gain) * (place - piece));
  }
  return even;
}
