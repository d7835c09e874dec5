import { describe, expect, test } from "vitest";
import { firstAim, nextAim } from "#infra/ffmpeg/aim.ts";

describe("what a mix is brought to before it is coded", () => {
  test("-14 LUFS when its peaks allow that", () => {
    expect(firstAim({ integratedLufs: -20, truePeakDb: -9 })).toEqual({ lufs: -14, peakDb: -1.3 });
  });

  test("a little less rather than a limiter, when its peaks are a little high", () => {
    const { lufs, peakDb } = firstAim({ integratedLufs: -20, truePeakDb: -7 });
    expect(lufs).toBeCloseTo(-14.4);
    expect(-7 + lufs + 20).toBeLessThanOrEqual(peakDb);
  });

  test("-14 LUFS and a limiter, when its peaks are far too high", () => {
    expect(firstAim({ integratedLufs: -20, truePeakDb: 0 })).toEqual({ lufs: -14, peakDb: -1.3 });
  });
});

describe("what is tried after coding", () => {
  const aim = { lufs: -14, peakDb: -1.3 };
  test("nothing, when loudness and peaks are right", () => {
    expect(nextAim(aim, { integratedLufs: -14.9, truePeakDb: -1 })).toBeNull();
  });

  test("nothing, when there is nothing to hear", () => {
    expect(nextAim(aim, { integratedLufs: -70, truePeakDb: -99 })).toBeNull();
  });

  test("lower peaks, when coding raised them", () => {
    const next = nextAim(aim, { integratedLufs: -14, truePeakDb: -0.6 });
    expect(next?.peakDb).toBeCloseTo(-1.8);
    expect(next?.lufs).toBeCloseTo(-14.5);
  });

  test("never so much softer that the loudness is wrong", () => {
    expect(nextAim({ lufs: -14.5, peakDb: -1.3 }, { integratedLufs: -14.5, truePeakDb: 1 })?.lufs).toBe(-14.6);
  });

  test("more gain when it came out too soft, less when too loud", () => {
    expect(nextAim(aim, { integratedLufs: -16, truePeakDb: -3 })?.lufs).toBe(-12);
    expect(nextAim(aim, { integratedLufs: -12.5, truePeakDb: -3 })?.lufs).toBe(-15.5);
  });
});
