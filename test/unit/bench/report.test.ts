import { expect, test } from "vitest";
import type { GateRow } from "../../bench/render/keep-gates.ts";
import { describeFindings, type Findings } from "../../bench/render/report.ts";
import type { Row, Way } from "../../bench/render/way.ts";
import { table } from "../../bench/table.ts";

const picture = {
  ...{ frames: 900, width: 1080, height: 1920, frameRate: "30/1", averageFrameRate: "30/1" },
  ...{ bytes: 1000, sha256: "a" },
};
const row = (way: Way, wallMs: number): Row => ({
  ...{ workload: "cold", way, round: 1, wallMs, cpuMs: 1, peakRssBytes: 2 ** 20, peakSharedBytes: 0, stages: {} },
  counts: { captured: 192, reused: 708, segments: 11, encoded: 11 },
});
const gate = (way: Way, faults: string[]): GateRow => ({
  ...{ workload: "cold", way, round: 1, video: "episode", made: picture, reference: picture, faults },
  likeness: { meanDb: 50.123, worstDb: null, worstFrame: 0 },
});
const findings = (gates: GateRow[]): Findings => ({
  environment: {
    ...{ sunnyCorner: "0.1.0", cores: 2, processor: "some", memoryBytes: 1 },
    ...{ node: "v20", remotion: "4", chromium: "Chromium 1", ffmpeg: "7" },
  },
  concurrency: { chosen: 2, triedMs: {} },
  motion: { cold: { distinct: 192, frames: 900, share: 192 / 900 } },
  rows: [row("tuned", 61_230), row("ours", 10_410)],
  gates,
});
const cold = {
  name: "cold",
  title: "half a minute",
  engine: "cold" as const,
  goals: [{ kind: "faster" as const, than: "tuned" as const, times: 4 }],
};

test("columns stand below each other, words to the left and numbers to the right", () => {
  expect(
    table(
      ["way", "wall"],
      [
        ["tuned", "1.0 s"],
        ["ours", "10.0 s"],
      ],
    ),
  ).toBe("way      wall\n-----  ------\ntuned   1.0 s\nours   10.0 s");
});

test("a goal is shown with its figure, the motion share, and what the ways took", () => {
  const text = describeFindings([cold], findings([gate("ours", [])]));
  expect(text).toMatch(/cold +>= 4x faster than tuned Remotion +5\.88x +met/);
  expect(text).toContain("21.3 %");
  expect(text).toContain("10.41 s");
  expect(text).toMatch(/50\.12 dB \/ equal +100\.0 % +passed/);
});

test("the times of a way that failed a gate are not printed, and no figure is made of them", () => {
  const text = describeFindings([cold], findings([gate("ours", ["PSNR too low"])]));
  expect(text).not.toContain("10.41 s");
  expect(text).not.toContain("5.88x");
  expect(text).toContain("not measured");
  expect(text).toContain("FAILED: PSNR too low");
  expect(text).toContain("61.23 s");
});
