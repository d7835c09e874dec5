import { afterAll, describe, expect, test } from "vitest";
import { measureLoudness } from "#infra/ffmpeg/loudness.ts";
import { measure } from "#infra/ffmpeg/meter.ts";
import { run } from "#infra/ffmpeg/run.ts";
import { gainOf } from "#infra/ffmpeg/samples.ts";
import { askFfmpeg } from "./ffmpegs-meter.ts";
import { made, onBothSides } from "./made-sounds.ts";
import { likeVoice, signal, temporaryFolder, tone, writeSound } from "./tiny-files.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

describe("loudness is what EBU R 128 says it must be, to a tenth", () => {
  const stereoTone = (seconds: number, decibels: (time: number) => number) =>
    measure(onBothSides(made(seconds, (time) => gainOf(decibels(time)) * tone(1000, 1)(time)))).integratedLufs;

  test.each([-23, -33])("for an even tone at %d dBFS", (decibels) => {
    expect(Math.abs(stereoTone(20, () => decibels) - decibels)).toBeLessThanOrEqual(0.1);
  });

  test("where quiet parts must not count", () => {
    const loudness = stereoTone(80, (time) => (time > 10 && time < 70 ? -23 : -36));
    expect(Math.abs(loudness + 23)).toBeLessThanOrEqual(0.1);
  });

  test("where very quiet parts must not even count for what is quiet", () => {
    const loudness = stereoTone(100, (time) => (time < 10 ? -40 : time < 40 ? -58 : -75));
    expect(Math.abs(loudness + 40)).toBeLessThanOrEqual(0.1);
  });
});

test("a peak between two samples is found, at the very beginning and end too", () => {
  // A quarter of the sample rate, so shifted that each sample is 3 dB below the peak.
  const shifted = (time: number) => 0.5 * Math.sin(2 * Math.PI * 12_000 * time + Math.PI / 4);
  expect(Math.max(...made(0.1, shifted))).toBeCloseTo(0.354, 3);
  const faded = made(1, (time) => shifted(time) * Math.sin(Math.PI * time));
  expect(measure([faded]).truePeakDb).toBeCloseTo(-6.02, 1);
  const [first, last] = [new Float32Array(9600), new Float32Array(9600)];
  first[0] = 0.5;
  last[9599] = 0.5;
  for (const click of [first, last]) expect(measure([click]).truePeakDb).toBeCloseTo(-6.02, 1);
});

test("silence, and what is too short to hear, is told as silence", () => {
  expect(measure(onBothSides(new Float32Array(48_000)))).toEqual({ integratedLufs: -70, truePeakDb: -99 });
  expect(measure([])).toEqual({ integratedLufs: -70, truePeakDb: -99 });
  expect(measure([made(0.2, tone(440, 0.5))]).integratedLufs).toBe(-70);
});

test.each<[what: string, wave: (time: number) => number]>([
  ["a tone", tone(440, 0.4)],
  ["a voice", likeVoice(0.9)],
  ["a low hum", tone(50, 0.5)],
  ["a knock", (time) => (time > 2 && time < 2.002 ? 0.99 : tone(220, 0.05)(time))],
])("ffmpeg's own meter says the same of %s", async (_, wave) => {
  const mono = writeSound(folder.at("mono.wav"), 4, wave);
  const file = folder.at("stereo.wav");
  await run("ffmpeg", ["-loglevel", "error", "-y", "-i", mono, "-af", "pan=stereo|c0=c0|c1=0.5*c0", file]);
  const [ours, theirs] = [await measureLoudness(file, signal), await askFfmpeg(file)];
  expect(Math.abs(ours.integratedLufs - theirs.integratedLufs)).toBeLessThanOrEqual(0.1);
  expect(Math.abs(ours.truePeakDb - theirs.truePeakDb)).toBeLessThanOrEqual(0.15);
});
