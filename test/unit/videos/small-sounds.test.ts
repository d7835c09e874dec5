import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { run } from "#infra/ffmpeg/run.ts";
import { makeSmallSound, smallSounds } from "../../../videos/sounds/small-sounds.ts";

const HEADER_BYTES = 44;
const folder = mkdtempSync(join(tmpdir(), "sunny-sounds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const samplesOf = (file: Uint8Array) => new Int16Array(file.buffer, file.byteOffset + HEADER_BYTES);
const sum = (samples: Int16Array, of: (sample: number, at: number) => number) =>
  samples.reduce((total, sample, at) => total + of(sample, at), 0);

describe.each(smallSounds)("the small sound %s", (name) => {
  const file = makeSmallSound(name);
  const samples = samplesOf(file);
  const committed = projectPath("videos", "public", "sounds", `${name}.m4a`);

  test("is the same whenever it is made", () => {
    expect(Buffer.compare(makeSmallSound(name), file)).toBe(0);
  });

  test("lasts less than 1.2 seconds, is soft, and begins and ends without a click", () => {
    expect(samples.length / 2 / 48_000).toBeLessThan(1.2);
    const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(peak / 32_767).toBeCloseTo(0.2, 3);
    for (const at of [0, 1, -2, -1]) expect(Math.abs(samples.at(at) ?? peak)).toBeLessThan(40);
  });

  test("lies in the repository as it is made, in a small file", async () => {
    expect(statSync(committed).size).toBeLessThan(40_000);
    const decoded = join(folder, `${name}.wav`);
    await run("ffmpeg", ["-loglevel", "error", "-y", "-i", committed, "-bitexact", "-c:a", "pcm_s16le", decoded]);
    const kept = samplesOf(Uint8Array.from(readFileSync(decoded)));
    const shared = sum(samples, (sample, at) => sample * (kept[at] ?? 0));
    const likeness = shared / Math.sqrt(sum(samples, (sample) => sample ** 2) * sum(kept, (sample) => sample ** 2));
    expect(likeness).toBeGreaterThan(0.99);
  });
});
