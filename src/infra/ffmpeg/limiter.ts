import { type Channels, gainOf, SAMPLE_RATE_HZ } from "./samples.ts";
import { eachPeak } from "./true-peak.ts";

// The gain is down when a peak comes, in a bend too slow to be heard as a crackle, and comes back slower still.
const REACH = 0.004 * SAMPLE_RATE_HZ;
const RELEASE = 1 - Math.exp(-1 / (0.1 * SAMPLE_RATE_HZ));

/** Holds the peaks of a sound under `peakDb`, those between its samples too. What lies far from a peak stays as it is. */
export function limit(channels: Channels, peakDb: number): Channels {
  const gain = neededGain(channels, gainOf(peakDb));
  if (gain === null) return channels;
  bend(gain);
  return channels.map((channel) => {
    const held = new Float32Array(channel.length);
    for (let at = 0; at < held.length; at += 1) held[at] = (channel[at] ?? 0) * (gain[at] ?? 1);
    return held;
  });
}

function neededGain(channels: Channels, ceiling: number): Float32Array | null {
  const gain = new Float32Array(channels[0]?.length ?? 0).fill(1);
  let isTooHigh = false;
  for (const channel of channels) {
    eachPeak(channel, ceiling, (peak, at) => {
      if (peak <= ceiling) return;
      isTooHigh = true;
      gain[at] = Math.min(gain[at] ?? 1, ceiling / peak);
      if (at + 1 < gain.length) gain[at + 1] = Math.min(gain[at + 1] ?? 1, ceiling / peak);
    });
  }
  return isTooHigh ? gain : null;
}

// Turns the gain that single samples need into a curve without corners that is nowhere above it.
function bend(gain: Float32Array): void {
  const curve = leastNear(gain);
  const width = 2 * REACH + 1;
  // Before its beginning and after its end a sound needs what it needs there.
  const first = curve[0] ?? 1;
  let [last, sum] = [first, first * width];
  for (let at = 0; at < gain.length + REACH; at += 1) {
    if (at < gain.length) {
      last = Math.min(curve[at] ?? 1, last + (1 - last) * RELEASE);
      curve[at] = last;
    }
    // The mean over as far as the least was taken: at a peak, all that it covers is low enough.
    sum += last - (at < width ? first : (curve[at - width] ?? 1));
    if (at >= REACH) gain[at - REACH] = sum / width;
  }
}

// The least gain within reach of each sample. Places of rising gain wait in `row`; its head is the least.
function leastNear(gain: Float32Array): Float32Array {
  const least = new Float32Array(gain.length);
  const row = new Int32Array(gain.length);
  let [head, tail] = [0, 0];
  for (let at = 0; at < gain.length + REACH; at += 1) {
    if (at < gain.length) {
      const value = gain[at] ?? 1;
      while (tail > head && (gain[row[tail - 1] ?? 0] ?? 1) >= value) tail -= 1;
      row[tail] = at;
      tail += 1;
    }
    if (at < REACH) continue;
    while ((row[head] ?? 0) < at - 2 * REACH) head += 1;
    least[at - REACH] = gain[row[head] ?? 0] ?? 1;
  }
  return least;
}
