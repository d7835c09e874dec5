/** What a meter says of a sound: loudness as a whole, and the highest peak between the samples. */
export type Loudness = { integratedLufs: number; truePeakDb: number };

/** The quietest a meter tells: below it nothing is heard, and silence itself has no number. */
export const SILENCE_LUFS = -70;

/** What the sound is brought to before it is coded. */
export type Aim = { lufs: number; peakDb: number };

// -14 LUFS with peaks under -1 dBTP is what feeds play; the AAC coder raises peaks by some tenths of a decibel.
const LUFS = -14;
const PEAK_DB = -1;
const CODER_DB = 0.3;
const SLACK_DB = 0.1;
const TOLERANCE_LU = 1;
// A little less loudness is inaudible and spares the peaks a limiter, which would pump.
const SOFTER_LU = 0.6;

/** What a mix is to be brought to: a little softer where that keeps its peaks as they are. */
export function firstAim({ integratedLufs, truePeakDb }: Loudness): Aim {
  const peakDb = PEAK_DB - CODER_DB;
  const excess = truePeakDb + LUFS - integratedLufs - (peakDb - SLACK_DB);
  return { lufs: excess > 0 && excess <= SOFTER_LU ? LUFS - excess : LUFS, peakDb };
}

/** What to try next when the coded sound missed the mark; null when it did not. */
export function nextAim(aim: Aim, { integratedLufs, truePeakDb }: Loudness): Aim | null {
  if (integratedLufs <= SILENCE_LUFS) return null;
  const excess = truePeakDb - PEAK_DB;
  if (excess > 0) {
    const less = excess + SLACK_DB;
    return { lufs: Math.max(aim.lufs - less, LUFS - SOFTER_LU), peakDb: aim.peakDb - less };
  }
  const miss = integratedLufs - LUFS;
  return Math.abs(miss) > TOLERANCE_LU ? { ...aim, lufs: aim.lufs - miss } : null;
}
