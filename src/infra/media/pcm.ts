import { SECOND } from "#core/clock.ts";

/** One channel of 16-bit sound. */
export type Sound = { sampleRateHz: number; samples: Int16Array };
/** From the first sample to the one after the last. */
export type Span = { from: number; to: number };

const HEADER_BYTES = 44;
const FULL_SCALE = 32_768;
const WINDOW_MS = 10;
// A voice is 35 dB above the room it is recorded in; below -60 dBFS nothing is heard at all.
const BELOW_VOICE = 10 ** (-35 / 20);
const QUIETEST = FULL_SCALE * 10 ** (-60 / 20);

/** Reads the samples of a 16-bit WAV file, all channels in turn. Throws when it is none. */
export function readWav(file: Buffer): Sound & { channels: number } {
  if (file.toString("latin1", 0, 4) !== "RIFF") throw new TypeError("This is no WAV file.");
  let channels = 1;
  let sampleRateHz = 0;
  for (let at = 12; at + 8 <= file.length; ) {
    const [name, bytes] = [file.toString("latin1", at, at + 4), file.readUInt32LE(at + 4)];
    if (name === "fmt ") [channels, sampleRateHz] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 12)];
    if (name === "data") {
      // A program that writes while it speaks cannot know the length, and writes the largest number.
      const end = Math.min(at + 8 + bytes, file.length);
      return { channels, sampleRateHz, samples: samplesOf(file.subarray(at + 8, end)) };
    }
    at += 8 + bytes + (bytes % 2);
  }
  throw new TypeError("This WAV file has no sound.");
}

// Copied: an Int16Array needs an even place in memory, which a part of a file need not have.
function samplesOf(bytes: Buffer): Int16Array {
  const copy = Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return new Int16Array(copy.buffer);
}

/** A WAV file of one channel. */
export function writeWav({ sampleRateHz, samples }: Sound): Buffer {
  const body = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const head = Buffer.alloc(HEADER_BYTES);
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(HEADER_BYTES - 8 + body.length, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRateHz, 24);
  head.writeUInt32LE(sampleRateHz * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(body.length, 40);
  return Buffer.concat([head, body]);
}

export const msOf = (samples: number, sampleRateHz: number) => Math.round((samples * SECOND) / sampleRateHz);
export const samplesIn = (ms: number, sampleRateHz: number) => Math.round((ms * sampleRateHz) / SECOND);

/** Where the voice is: spans of sound, apart by at least `pauseMs` of quiet. Empty when nothing is heard. */
export function voicedSpans({ samples, sampleRateHz }: Sound, pauseMs: number): Span[] {
  const size = samplesIn(WINDOW_MS, sampleRateHz);
  const levels = Array.from({ length: Math.ceil(samples.length / size) }, (_, window) =>
    level(samples.subarray(window * size, (window + 1) * size)),
  );
  // The loudest tenth is the voice itself, whatever knocks once against the table.
  const voice = [...levels].sort((a, b) => a - b)[Math.floor(levels.length * 0.9)] ?? 0;
  const threshold = Math.max(voice * BELOW_VOICE, QUIETEST);
  const spans: Span[] = [];
  for (const [window, loudness] of levels.entries()) {
    if (loudness < threshold) continue;
    const [from, to] = [window * size, Math.min((window + 1) * size, samples.length)];
    const last = spans.at(-1);
    if (last && from - last.to < samplesIn(pauseMs, sampleRateHz)) last.to = to;
    else spans.push({ from, to });
  }
  return spans;
}

function level(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
