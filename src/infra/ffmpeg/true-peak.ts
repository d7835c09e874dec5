import type { Channels } from "./samples.ts";

const REACH = 16;
// What ffmpeg's resampler uses by default, so that its meter and this one see the same peaks.
const CUTOFF = 0.97;
const KAISER_BETA = 9;
// Sound that can be heard never jumps from so far below a peak to it and back within four samples.
const NEAR = 0.5;

const [QUARTER, HALF, THREE_QUARTERS] = [weightsAt(0.25), weightsAt(0.5), weightsAt(0.75)];

// How much each of the samples around it counts for the point `after` the middle one.
function weightsAt(after: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * REACH }, (_, index) => {
    const distance = index - (REACH - 1) - after;
    const angle = Math.PI * distance * CUTOFF;
    return (Math.sin(angle) / angle) * bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - (distance / REACH) ** 2)));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

// The modified Bessel function of order zero, as its series.
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let n = 1; term > sum * 1e-12; n += 1) {
    term *= (x / 2 / n) ** 2;
    sum += term;
  }
  return sum;
}

/** Calls `found` for each sample at or after which a peak over `least` may lie, with the highest point before the next. */
export function eachPeak(channel: Float32Array, least: number, found: (peak: number, at: number) => void): void {
  const around = new Float32Array(channel.length + 2 * REACH);
  around.set(channel, REACH);
  const near = least * NEAR;
  let lastNear = -REACH;
  for (let at = -2; at < channel.length; at += 1) {
    const ahead = Math.abs(around[REACH + at + 2] ?? 0);
    if (ahead >= near) lastNear = at + 2;
    if (at < 0 || at - lastNear > 1) continue;
    found(Math.max(Math.abs(channel[at] ?? 0), highestAfter(around, at)), at);
  }
}

function highestAfter(around: Float32Array, at: number): number {
  let [first, second, third] = [0, 0, 0];
  for (let index = 0; index < 2 * REACH; index += 1) {
    const sample = around[at + 1 + index] ?? 0;
    first += (QUARTER[index] ?? 0) * sample;
    second += (HALF[index] ?? 0) * sample;
    third += (THREE_QUARTERS[index] ?? 0) * sample;
  }
  return Math.max(Math.abs(first), Math.abs(second), Math.abs(third));
}

/** The highest amplitude of a sound, between its samples too. */
export function truePeak(channels: Channels): number {
  let highest = Math.max(0, ...channels.map(highestSample));
  const least = highest;
  for (const channel of channels) {
    eachPeak(channel, least, (peak) => {
      highest = Math.max(highest, peak);
    });
  }
  return highest;
}

function highestSample(channel: Float32Array): number {
  let highest = 0;
  for (let at = 0; at < channel.length; at += 1) highest = Math.max(highest, Math.abs(channel[at] ?? 0));
  return highest;
}
