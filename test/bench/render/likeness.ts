import type { Likeness } from "./gates.ts";

/** The peak signal-to-noise ratio of a mean squared error of 8-bit samples; null for no error at all. */
export function decibels(meanSquaredError: number): number | null {
  return meanSquaredError === 0 ? null : 10 * Math.log10(255 ** 2 / meanSquaredError);
}

/** The mean squared difference of two pictures of equal size. */
export function meanSquaredError(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    sum += difference * difference;
  }
  return sum / one.length;
}

/**
 * How alike two rows of pictures are. The mean is that of the errors, as ffmpeg's psnr filter has it:
 * frames that are equal cannot lift it to infinity.
 */
export function likenessOf(errors: readonly number[]): Likeness {
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const worst = errors.reduce((most, error) => Math.max(most, error), 0);
  return { meanDb: decibels(mean), worstDb: decibels(worst), worstFrame: errors.indexOf(worst) };
}
