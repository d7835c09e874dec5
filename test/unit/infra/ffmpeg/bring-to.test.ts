import { expect, test } from "vitest";
import { bringTo } from "#infra/ffmpeg/bring-to.ts";
import { measure } from "#infra/ffmpeg/meter.ts";
import { made, onBothSides } from "./made-sounds.ts";
import { tone } from "./tiny-files.ts";

const aim = { lufs: -14, peakDb: -1.3 };
const bring = (mix: Float32Array[]) => bringTo(aim, mix);

test("a sound whose peaks allow it gets one gain for all of it, and is as loud as aimed at", () => {
  const mix = made(4, (time) => tone(220, 0.02)(time) * (1 + time));
  const [brought] = bring(onBothSides(mix));
  const loudest = mix.indexOf(mix.reduce((most, sample) => Math.max(most, sample), 0));
  const gain = (brought?.[loudest] ?? 0) / (mix[loudest] ?? 0);
  const isOtherwise = mix.some((sample, at) => Math.abs(sample * gain - (brought?.[at] ?? 0)) > 0.00001);
  expect(isOtherwise).toBe(false);
  expect(measure(onBothSides(brought)).integratedLufs).toBeCloseTo(-14, 1);
});

test("a sound with high peaks is as loud as aimed at all the same, and its peaks are not too high", () => {
  const mix = made(6, (time) => tone(220, 0.05)(time) + (time % 0.5 < 0.001 ? 0.9 : 0));
  const { integratedLufs, truePeakDb } = measure(bring(onBothSides(mix)));
  expect(Math.abs(integratedLufs + 14)).toBeLessThanOrEqual(0.1);
  expect(truePeakDb).toBeLessThanOrEqual(-1.25);
});

test("silence is not raised", () => {
  const silence = onBothSides(new Float32Array(48_000));
  expect(bring(silence)).toBe(silence);
});
