import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { run } from "#infra/ffmpeg/run.ts";
import { inspectMedia } from "#infra/media/inspect-media.ts";
import type { Wanted } from "#infra/media/kinds.ts";
import { writeWav } from "#infra/media/pcm.ts";

/** A folder of files that a test makes, and how to get rid of it. */
export function madeFiles() {
  const folder = mkdtempSync(join(tmpdir(), "sunny-media-"));
  mkdirSync(join(folder, "media"));
  const path = (file: string) => join(folder, file);
  return {
    folder,
    path,
    write: (file: string, content: Uint8Array | string) => {
      writeFileSync(path(file), content);
      return file;
    },
    read: (file: string) => readFileSync(path(file)),
    /** Makes a file out of another one with ffmpeg. */
    convert: async (from: string, file: string, output: string[], input: string[] = []) => {
      await run("ffmpeg", ["-v", "error", "-y", ...input, "-i", path(from), ...output, path(file)]);
      return file;
    },
    inspect: (file: string, wants: Wanted) => inspectMedia({ file, path: path(file), wants }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A picture without two equal pixels side by side. */
export function png(width: number, height: number): Buffer {
  const row = width * 3 + 1;
  const pixels = Buffer.from(Array.from({ length: height * row }, (_, at) => (at % row === 0 ? 0 : (at * 7) % 251)));
  const parts = [pngPart("IHDR", pngHeader(width, height)), pngPart("IDAT", deflateSync(pixels))];
  return Buffer.concat([PNG_BEGIN, ...parts, pngPart("IEND", Buffer.alloc(0))]);
}

/** A picture of a few bytes that says it is very large. */
export function pngBomb(width: number, height: number): Buffer {
  const parts = [pngPart("IHDR", pngHeader(width, height)), pngPart("IDAT", deflateSync(Buffer.alloc(1000)))];
  return Buffer.concat([PNG_BEGIN, ...parts, pngPart("IEND", Buffer.alloc(0))]);
}

const PNG_BEGIN = Buffer.from("89504e470d0a1a0a", "hex");

function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return header;
}

function pngPart(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** The samples of a tone, or of silence when its level is 0. */
export function tone(seconds: number, { level = 0.3, sampleRateHz = 48_000 } = {}): number[] {
  return Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, at) =>
    Math.max(-32_767, Math.min(32_767, Math.round(32_767 * level * Math.sin((at * 2 * Math.PI * 300) / sampleRateHz)))),
  );
}

export function wav(samples: number[], sampleRateHz = 48_000): Buffer {
  return writeWav({ sampleRateHz, samples: Int16Array.from(samples) });
}

/** A FLAC file of uncompressed frames: our ffmpeg reads FLAC and does not write it. */
export function flac(samples: number[]): Buffer {
  const size = 4800;
  const information = Buffer.alloc(34);
  information.writeUInt16BE(size, 0);
  information.writeUInt16BE(size, 2);
  // 20 bits of sample rate, 3 of channels less one, 5 of bits less one, 36 of the number of samples.
  information.writeBigUInt64BE((48_000n << 44n) | (15n << 36n) | BigInt(samples.length), 10);
  const frames = Array.from({ length: Math.floor(samples.length / size) }, (_, number) => {
    const head = Buffer.from([0xff, 0xf8, 0x7a, 0x08, number, (size - 1) >> 8, (size - 1) & 0xff]);
    const body = Buffer.alloc(1 + size * 2);
    body[0] = 2;
    for (let at = 0; at < size; at += 1) body.writeInt16BE(samples[number * size + at] ?? 0, 1 + at * 2);
    const frame = Buffer.concat([head, Buffer.from([crc(head, 8, 0x07)]), body]);
    const check = Buffer.alloc(2);
    check.writeUInt16BE(crc(frame, 16, 0x8005));
    return Buffer.concat([frame, check]);
  });
  return Buffer.concat([Buffer.from("fLaC"), Buffer.from([0x80, 0, 0, 34]), information, ...frames]);
}

function crc(bytes: Buffer, width: 8 | 16, polynomial: number): number {
  const top = 1 << (width - 1);
  return bytes.reduce((sum, byte) => {
    let rest = sum ^ (byte << (width - 8));
    for (let bit = 0; bit < 8; bit += 1) rest = (rest << 1) ^ (rest & top ? polynomial : 0);
    return rest & (2 * top - 1);
  }, 0);
}
