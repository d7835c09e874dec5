const SAMPLE_RATE = 48_000;
const BEAT = 60 / 100;
const BEATS = 32;
const LENGTH = Math.round(BEATS * BEAT * SAMPLE_RATE);

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

type Channels = { left: Float64Array; right: Float64Array };

function pitch(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

// Tails run over the end into the beginning, so that the bed loops without a seam.
function add(
  { left, right }: Channels,
  startSeconds: number,
  seconds: number,
  pan: number,
  wave: (time: number) => number,
) {
  const start = Math.round(startSeconds * SAMPLE_RATE);
  const [toLeft, toRight] = [Math.cos((pan * Math.PI) / 2), Math.sin((pan * Math.PI) / 2)];
  for (let step = 0; step < seconds * SAMPLE_RATE; step++) {
    const at = (start + step) % LENGTH;
    const value = wave(step / SAMPLE_RATE);
    left[at] = (left[at] ?? 0) + value * toLeft;
    right[at] = (right[at] ?? 0) + value * toRight;
  }
}

function pad(hertz: number, seconds: number): (time: number) => number {
  return (time) => {
    const swell = Math.sin(Math.PI * Math.min(time / seconds, 1)) ** 2;
    const drift = 2 * Math.PI * hertz * time;
    return 0.05 * swell * (Math.sin(drift * 1.0015) + Math.sin(drift * 0.9985) + 0.22 * Math.sin(drift * 2));
  };
}

function pluck(hertz: number, loudness: number): (time: number) => number {
  return (time) => {
    const turn = 2 * Math.PI * hertz * time;
    const attack = Math.min(time / 0.004, 1);
    const body = Math.sin(turn) * Math.exp(-time * 3.2);
    const wood = 0.28 * Math.sin(turn * 3.98) * Math.exp(-time * 16);
    return loudness * attack * (body + wood + 0.16 * Math.sin(turn * 2) * Math.exp(-time * 5));
  };
}

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

function loudest(channel: Float64Array): number {
  return channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The music bed as a 16-bit stereo WAV file: 19.2 seconds that loop. Every call gives the same bytes. */
export function makeBed(): Uint8Array {
  const channels = { left: new Float64Array(LENGTH), right: new Float64Array(LENGTH) };
  play(channels);
  const peak = Math.max(loudest(channels.left), loudest(channels.right));
  const file = new DataView(new ArrayBuffer(44 + LENGTH * 4));
  for (const [at, word] of [
    [0, "RIFF"],
    [8, "WAVEfmt "],
    [36, "data"],
  ] as const)
    for (const [index, letter] of [...word].entries()) file.setUint8(at + index, letter.charCodeAt(0));
  file.setUint32(4, 36 + LENGTH * 4, true);
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 2, true);
  file.setUint32(24, SAMPLE_RATE, true);
  file.setUint32(28, SAMPLE_RATE * 4, true);
  file.setUint16(32, 4, true);
  file.setUint16(34, 16, true);
  file.setUint32(40, LENGTH * 4, true);
  for (let at = 0; at < LENGTH; at++) {
    file.setInt16(44 + at * 4, Math.round(((channels.left[at] ?? 0) / peak) * 0.5 * 32_767), true);
    file.setInt16(46 + at * 4, Math.round(((channels.right[at] ?? 0) / peak) * 0.5 * 32_767), true);
  }
  return new Uint8Array(file.buffer);
}
