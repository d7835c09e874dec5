import { add, pitch, pluck, SAMPLE_RATE, silence, wavOf } from "./synth.ts";

type Note = { at: number; note: number; loudness: number; pan: number };

// Soft beside the bed, whose peak is 0.5.
const PEAK = 0.2;
const RELEASE_S = 0.15;

// Notes of C major that lie well on all four chords of the bed, as seconds and MIDI notes.
const SOUNDS = {
  /** A card comes in: a fourth upwards. */
  rise: {
    seconds: 0.8,
    notes: [
      { at: 0, note: 67, loudness: 0.7, pan: 0.42 },
      { at: 0.09, note: 72, loudness: 1, pan: 0.56 },
    ],
  },
  /** A step opens: one note and its octave. */
  bloom: {
    seconds: 0.7,
    notes: [
      { at: 0, note: 76, loudness: 1, pan: 0.5 },
      { at: 0.05, note: 88, loudness: 0.3, pan: 0.6 },
    ],
  },
  /** What to do now: the chord the bed begins with, note by note. */
  chime: {
    seconds: 1.15,
    notes: [
      { at: 0, note: 72, loudness: 0.8, pan: 0.36 },
      { at: 0.11, note: 76, loudness: 0.8, pan: 0.46 },
      { at: 0.22, note: 79, loudness: 0.9, pan: 0.56 },
      { at: 0.33, note: 84, loudness: 1, pan: 0.66 },
    ],
  },
  /** Look twice: a small step down, without alarm. */
  notice: {
    seconds: 0.9,
    notes: [
      { at: 0, note: 72, loudness: 0.9, pan: 0.56 },
      { at: 0.16, note: 69, loudness: 1, pan: 0.44 },
    ],
  },
} as const satisfies Record<string, { seconds: number; notes: readonly Note[] }>;

export type SmallSound = keyof typeof SOUNDS;
export const smallSounds = Object.keys(SOUNDS) as SmallSound[]; // Object.keys forgets which keys there are.

/** A small sound as a WAV file. Every call gives the same bytes. */
export function makeSmallSound(name: SmallSound): Uint8Array {
  const { seconds, notes } = SOUNDS[name];
  const channels = silence(Math.round(seconds * SAMPLE_RATE));
  for (const { at, note, loudness, pan } of notes) {
    const wave = pluck(pitch(note), loudness);
    // Everything has died away at the end, so that nothing clicks.
    const release = (time: number) => Math.min(1, Math.max(0, seconds - at - time) / RELEASE_S);
    add(channels, at, seconds - at, pan, (time) => wave(time) * release(time));
  }
  return wavOf(channels, PEAK);
}
