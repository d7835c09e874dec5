import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SECOND } from "#core/clock.ts";
import { isCutOff } from "./cut-off.ts";
import { CORRUPT, decodeSound, probeMedia, type Readable, type Stream } from "./decode.ts";
import { refuse } from "./kinds.ts";
import { readWav } from "./pcm.ts";

export const LEAST_HZ = 44_100;
export const SHORTEST_S = 0.3;
export const LONGEST_S = 30;
// What a file says of its length may count the padding of its coder.
const LENGTH_MAY_DIFFER_S = 0.25;
const FULL_SCALE = 32_767;
// -50 dBFS: a whisper into a phone is louder.
const QUIETEST_PEAK = 103;
// Three samples in a row at the limit are a flattened wave; one in a thousand of those is heard as crackle.
const FLAT_RUN = 3;
const FLAT_SHARE = 0.001;

/** Length of a recording that is heard well and to its end. Throws INVALID_INPUT. */
export async function inspectRecording(from: Readable, content: Buffer): Promise<{ durationMs: number }> {
  const { streams, format } = await probeMedia(from);
  const sounds = streams.filter(({ codec_type }) => codec_type === "audio");
  const [sound] = sounds;
  if (!sound) refuse(from.file, "has no sound in it: give a recording of the voice");
  if (sounds.length > 1) refuse(from.file, "has more than one track: export the voice alone");
  checkSound(from.file, sound);
  if (format.duration > LONGEST_S) refuse(from.file, tooLong(format.duration));
  if (isCutOff(content, from.kind.type)) refuse(from.file, CORRUPT, "corrupt-media");

  const { sampleRateHz, channels, samples } = await decode(from);
  const seconds = samples.length / channels / sampleRateHz;
  if (seconds < format.duration - LENGTH_MAY_DIFFER_S) refuse(from.file, CORRUPT, "corrupt-media");
  if (seconds < SHORTEST_S)
    refuse(from.file, `lasts ${seconds.toFixed(2)} s, less than ${SHORTEST_S} s: record it again`);
  if (seconds > LONGEST_S) refuse(from.file, tooLong(seconds));
  checkLevel(from.file, samples, channels);
  return { durationMs: Math.round(seconds * SECOND) };
}

function checkSound(file: string, { codec_name, channels, sample_rate }: Stream): void {
  // Opus always plays at 48 kHz, whatever it was recorded with.
  if (sample_rate < LEAST_HZ) {
    const is = `has ${sample_rate} samples a second (${sample_rate / 1000} kHz)`;
    refuse(file, `${is}, too few for a clear voice: export it with 48000 (48 kHz), or at least ${LEAST_HZ}`);
  }
  if (channels !== 1 && channels !== 2) refuse(file, `has ${channels} channels: export it as mono or stereo`);
  if (codec_name === "vorbis") refuse(file, "is Ogg Vorbis: export it as Opus, or as .wav or .flac");
}

const tooLong = (seconds: number) =>
  `lasts ${seconds.toFixed(1)} s, more than ${LONGEST_S} s: one file holds the voice of one scene`;

function checkLevel(file: string, samples: Int16Array, channels: number): void {
  let peak = 0;
  let flat = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    let run = 0;
    for (let at = channel; at < samples.length; at += channels) {
      const size = Math.abs(samples[at] ?? 0);
      peak = Math.max(peak, size);
      run = size >= FULL_SCALE ? run + 1 : 0;
      if (run >= FLAT_RUN) flat += 1;
    }
  }
  if (peak < QUIETEST_PEAK) refuse(file, "is silent: check the microphone and record it again");
  if (flat / samples.length > FLAT_SHARE) {
    refuse(file, "is too loud and crackles (its peaks are cut flat): record it again with less gain");
  }
}

async function decode(from: Readable) {
  const folder = await mkdtemp(join(tmpdir(), "sunny-recording-"));
  try {
    const wav = join(folder, "decoded.wav");
    await decodeSound(from, wav);
    const sound = readWav(await readFile(wav));
    return sound.samples.length === 0 ? refuse(from.file, CORRUPT, "corrupt-media") : sound;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
