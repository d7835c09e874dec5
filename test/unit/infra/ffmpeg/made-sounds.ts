import { SAMPLE_RATE_HZ } from "#infra/ffmpeg/samples.ts";

/** One channel of sound in memory from a function of seconds. */
export const made = (seconds: number, wave: (time: number) => number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE_HZ) }, (_, at) => wave(at / SAMPLE_RATE_HZ));

/** A part of a sound, in seconds. */
export const part = (sound: Float32Array, from: number, to: number): Float32Array =>
  sound.subarray(from * SAMPLE_RATE_HZ, to * SAMPLE_RATE_HZ);

/** The same sound on the left and on the right. */
export const onBothSides = (sound: Float32Array | undefined): Float32Array[] => {
  const side = sound ?? new Float32Array();
  return [side, side];
};

/** Whether two sounds are the same, sample by sample; a test that compares them itself would print them all. */
export const isSame = (one: Float32Array, other: Float32Array): boolean =>
  one.length === other.length && one.every((sample, at) => sample === other[at]);
