/** Sound in memory, one row of samples a channel, all of one length; full scale is 1, and more is not cut off. */
export type Channels = readonly Float32Array[];

/** How many samples a second has in memory and in the finished video. */
export const SAMPLE_RATE_HZ = 48_000;

/** How many decibels so much amplitude is; minus infinity for none. */
export const decibelsOf = (amplitude: number): number => 20 * Math.log10(amplitude);

/** What to multiply samples with for so many decibels. */
export const gainOf = (decibels: number): number => 10 ** (decibels / 20);

/** The same sound, so many decibels louder. */
export function amplify(channels: Channels, decibels: number): Channels {
  const gain = gainOf(decibels);
  return channels.map((channel) => {
    const amplified = new Float32Array(channel.length);
    for (let at = 0; at < amplified.length; at += 1) amplified[at] = (channel[at] ?? 0) * gain;
    return amplified;
  });
}
