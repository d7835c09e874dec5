import { add, type Channels, pad, pitch, pluck, SAMPLE_RATE, silence, wavOf } from "./synth.ts";

const BEAT = 60 / 100;
const BEATS = 32;
const LENGTH = Math.round(BEATS * BEAT * SAMPLE_RATE);
const PEAK = 0.5;

// Two bars each, as MIDI notes: C major ninth, A minor seventh, F major seventh, G sixth.
const CHORDS = [
  [48, 60, 64, 67, 71, 74],
  [45, 57, 64, 67, 72, 76],
  [41, 57, 60, 64, 67, 72],
  [43, 59, 62, 64, 67, 74],
] as const;
// Which note of the chord is plucked on which half beat of two bars; gaps let it breathe.
const PLUCKS = [
  [0, 1],
  [1.5, 3],
  [2, 2],
  [3.5, 4],
  [4, 3],
  [5, 5],
  [6.5, 4],
  [7, 2],
] as const;

// Tails run over the end into the beginning, so that the bed loops without a seam.
function play(channels: Channels) {
  for (const [bar, [root, ...notes]] of CHORDS.entries()) {
    const start = bar * 8 * BEAT;
    add(channels, start, 3, 0.5, pluck(pitch(root), 0.2));
    add(channels, start + 4 * BEAT, 3, 0.5, pluck(pitch(root), 0.14));
    // Pads swell in a beat ahead of their chord; counted from the loop before, so that no time is negative.
    for (const [index, note] of notes.entries())
      add(channels, start + (BEATS - 1) * BEAT, 10 * BEAT, 0.25 + 0.125 * index, pad(pitch(note), 10 * BEAT));
    for (const [beat, index] of PLUCKS) {
      const hertz = pitch((notes[index - 1] ?? root) + 12);
      // An echo three quarters of a beat later, softer and on the other side.
      add(channels, start + beat * BEAT, 2, 0.36, pluck(hertz, 0.13));
      add(channels, start + (beat + 0.75) * BEAT, 2, 0.7, pluck(hertz, 0.045));
    }
  }
}

/** The music bed as a WAV file: 19.2 seconds that loop. Every call gives the same bytes. */
export function makeBed(): Uint8Array {
  const channels = silence(LENGTH);
  play(channels);
  return wavOf(channels, PEAK);
}
