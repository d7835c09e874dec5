import { type Aim, SILENCE_LUFS } from "./aim.ts";
import { limit } from "./limiter.ts";
import { integratedOf, powersOf } from "./meter.ts";
import { amplify, type Channels } from "./samples.ts";

const MOST_TRIES = 4;

/**
 * Brings a sound to its aim: by one gain for all of it, and a limiter where peaks forbid that. What the limiter takes
 * away is given back where it is more than `withinLu`, as far as that helps; silence stays what it is.
 */
export function bringTo({ lufs, peakDb, withinLu = 0.05 }: Aim & { withinLu?: number }, sound: Channels): Channels {
  const loudness = integratedOf(powersOf(sound));
  if (loudness <= SILENCE_LUFS) return sound;
  let gainDb = lufs - loudness;
  for (let tries = 1; ; tries += 1) {
    const louder = amplify(sound, gainDb);
    const held = limit(louder, peakDb);
    if (held === louder || tries === MOST_TRIES) return held;
    const missing = lufs - integratedOf(powersOf(held));
    if (missing <= withinLu) return held;
    gainDb += missing;
  }
}
