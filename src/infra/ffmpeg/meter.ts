import { type Loudness, SILENCE_LUFS } from "./aim.ts";
import { type Channels, decibelsOf, SAMPLE_RATE_HZ } from "./samples.ts";
import { truePeak } from "./true-peak.ts";

const SILENCE_PEAK_DB = -99;
/** How many pieces a second is cut into where loudness is followed through a sound. */
export const PIECES_A_SECOND = 10;
const PIECE = SAMPLE_RATE_HZ / PIECES_A_SECOND;
const PIECES_A_BLOCK = 4;
const RELATIVE_GATE_LU = -10;

// ITU-R BS.1770, annex 1, at 48 kHz: what the head does to a sound, then what low tones count for.
const HEAD = {
  b: [1.53512485958697, -2.69169618940638, 1.19839281085285],
  a: [-1.69065929318241, 0.73248077421585],
} as const;
const LOW_TONES = { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] } as const;
// Filters fed with exact silence fall into numbers so small that processors are slow with them.
const NOT_QUITE_ZERO = 1e-15;

/** What a meter says of a sound (ITU-R BS.1770), to the hundredth. */
export function measure(channels: Channels): Loudness {
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  return {
    integratedLufs: hundredths(integratedOf(powersOf(channels))),
    truePeakDb: hundredths(Math.max(SILENCE_PEAK_DB, decibelsOf(truePeak(channels)))),
  };
}

/** How strong a sound is to the ear, a tenth of a second at a time. */
export function powersOf(channels: Channels): Float64Array {
  const powers = new Float64Array(Math.floor((channels[0]?.length ?? 0) / PIECE));
  for (const channel of channels) addPowers(channel, powers);
  return powers;
}

function addPowers(channel: Float32Array, powers: Float64Array): void {
  const [[b0, b1, b2], [a1, a2]] = [HEAD.b, HEAD.a];
  const [[d0, d1, d2], [c1, c2]] = [LOW_TONES.b, LOW_TONES.a];
  let [head1, head2, low1, low2] = [0, 0, 0, 0];
  for (let piece = 0; piece < powers.length; piece += 1) {
    let sum = 0;
    for (let at = piece * PIECE; at < (piece + 1) * PIECE; at += 1) {
      const sample = (channel[at] ?? 0) + NOT_QUITE_ZERO;
      const heard = b0 * sample + head1;
      head1 = b1 * sample - a1 * heard + head2;
      head2 = b2 * sample - a2 * heard;
      const weighted = d0 * heard + low1;
      low1 = d1 * heard - c1 * weighted + low2;
      low2 = d2 * heard - c2 * weighted;
      sum += weighted * weighted;
    }
    powers[piece] = (powers[piece] ?? 0) + sum / PIECE;
  }
}

/** The loudness of so much power. */
export const lufsOf = (power: number): number => 10 * Math.log10(power) - 0.691;

/** The loudness of a sound as a whole: of what is not much quieter than the rest. `SILENCE_LUFS` when nothing is heard. */
export function integratedOf(powers: Float64Array): number {
  const blocks = Array.from({ length: Math.max(0, powers.length - PIECES_A_BLOCK + 1) }, (_, first) =>
    meanOf(powers.subarray(first, first + PIECES_A_BLOCK)),
  );
  const heard = blocks.filter((power) => lufsOf(power) > SILENCE_LUFS);
  if (heard.length === 0) return SILENCE_LUFS;
  const gate = lufsOf(meanOf(heard)) + RELATIVE_GATE_LU;
  return lufsOf(meanOf(heard.filter((power) => lufsOf(power) > gate)));
}

/** The mean of some powers. */
export function meanOf(powers: Iterable<number>): number {
  let [sum, count] = [0, 0];
  for (const power of powers) {
    sum += power;
    count += 1;
  }
  return sum / count;
}
