import { describe, expect, test } from "vitest";
import { limit } from "#infra/ffmpeg/limiter.ts";
import { measure } from "#infra/ffmpeg/meter.ts";
import { isSame, made, part } from "./made-sounds.ts";
import { likeVoice, tone } from "./tiny-files.ts";

const knocking = made(3, (time) => tone(220, 0.1)(time) + (Math.abs(time - 1.5) < 0.001 ? 0.85 : 0));

describe("a sound with peaks that are too high", () => {
  test.each<[what: string, sound: Float32Array]>([
    ["a voice", made(3, likeVoice(0.9))],
    ["a knock", knocking],
    ["a tone that is too loud all along", made(3, tone(997, 0.9))],
    ["peaks between samples", made(3, (time) => 0.7 * Math.sin(2 * Math.PI * 12_000 * time + Math.PI / 4))],
  ])("has none any more: %s", (_, sound) => {
    expect(measure([sound]).truePeakDb).toBeGreaterThan(-4);
    expect(measure(limit([sound], -5)).truePeakDb).toBeLessThanOrEqual(-4.95);
  });

  test("stays as it was before the peak, and is again so a second after it", () => {
    const [held = knocking] = limit([knocking], -5);
    expect(isSame(part(held, 0, 1.48), part(knocking, 0, 1.48))).toBe(true);
    const [late, wanted] = [part(held, 2.5, 3), part(knocking, 2.5, 3)];
    expect(late.some((sample, at) => Math.abs(sample - (wanted[at] ?? 0)) > 0.0001)).toBe(false);
  });

  test("is turned down in a bend and not in a step, on both sides alike", () => {
    const even = made(3, () => 0.1);
    const [, held = even] = limit([knocking, even], -5);
    const steps = held.map((sample, at) => Math.abs(sample - (held[at - 1] ?? sample)));
    const most = (samples: Float32Array) => samples.reduce((last, sample) => Math.max(last, sample), 0);
    expect(1 / most(held.map((sample) => 1 / sample))).toBeLessThan(0.07);
    expect(most(steps)).toBeLessThan(0.0005);
  });
});

test("a sound whose peaks are low enough is not touched", () => {
  const sound = [made(1, tone(997, 0.5))];
  expect(limit(sound, -5)).toBe(sound);
});
