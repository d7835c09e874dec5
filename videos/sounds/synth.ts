/** Samples a second of everything we make. */
export const SAMPLE_RATE = 48_000;

/** A stereo sound while it is made. What is added beyond its end comes back at its beginning. */
export type Channels = { left: Float64Array; right: Float64Array };
export type Wave = (time: number) => number;

export function silence(samples: number): Channels {
  return { left: new Float64Array(samples), right: new Float64Array(samples) };
}

/** Hertz of a MIDI note. */
export function pitch(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/** Adds a wave at a time and place: `pan` is 0 on the left and 1 on the right. */
export function add({ left, right }: Channels, startSeconds: number, seconds: number, pan: number, wave: Wave) {
  const start = Math.round(startSeconds * SAMPLE_RATE);
  const [toLeft, toRight] = [Math.cos((pan * Math.PI) / 2), Math.sin((pan * Math.PI) / 2)];
  for (let step = 0; step < seconds * SAMPLE_RATE; step++) {
    const at = (start + step) % left.length;
    const value = wave(step / SAMPLE_RATE);
    left[at] = (left[at] ?? 0) + value * toLeft;
    right[at] = (right[at] ?? 0) + value * toRight;
  }
}

/** A note that swells and goes. */
export function pad(hertz: number, seconds: number): Wave {
  return (time) => {
    const swell = Math.sin(Math.PI * Math.min(time / seconds, 1)) ** 2;
    const drift = 2 * Math.PI * hertz * time;
    return 0.05 * swell * (Math.sin(drift * 1.0015) + Math.sin(drift * 0.9985) + 0.22 * Math.sin(drift * 2));
  };
}

/** A note struck softly on wood. */
export function pluck(hertz: number, loudness: number): Wave {
  return (time) => {
    const turn = 2 * Math.PI * hertz * time;
    const attack = Math.min(time / 0.004, 1);
    const body = Math.sin(turn) * Math.exp(-time * 3.2);
    const wood = 0.28 * Math.sin(turn * 3.98) * Math.exp(-time * 16);
    return loudness * attack * (body + wood + 0.16 * Math.sin(turn * 2) * Math.exp(-time * 5));
  };
}

/** A 16-bit stereo WAV file whose highest sample is `peak`, from 0 to 1. The same sound always gives the same bytes. */
export function wavOf({ left, right }: Channels, peak: number): Uint8Array {
  const gain = peak / Math.max(loudest(left), loudest(right));
  const file = new DataView(new ArrayBuffer(44 + left.length * 4));
  for (const [at, word] of [
    [0, "RIFF"],
    [8, "WAVEfmt "],
    [36, "data"],
  ] as const)
    for (const [index, letter] of [...word].entries()) file.setUint8(at + index, letter.charCodeAt(0));
  file.setUint32(4, 36 + left.length * 4, true);
  file.setUint32(16, 16, true);
  file.setUint16(20, 1, true);
  file.setUint16(22, 2, true);
  file.setUint32(24, SAMPLE_RATE, true);
  file.setUint32(28, SAMPLE_RATE * 4, true);
  file.setUint16(32, 4, true);
  file.setUint16(34, 16, true);
  file.setUint32(40, left.length * 4, true);
  for (const [at, value] of left.entries()) {
    file.setInt16(44 + at * 4, Math.round(value * gain * 32_767), true);
    file.setInt16(46 + at * 4, Math.round((right[at] ?? 0) * gain * 32_767), true);
  }
  return new Uint8Array(file.buffer);
}

function loudest(channel: Float64Array): number {
  return channel.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
