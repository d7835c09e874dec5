import { expect, test } from "vitest";
import { judge, median, medianRow, ratios } from "../../bench/render/figures.ts";
import type { Row, Way } from "../../bench/render/way.ts";

const row = (way: Way, round: number, wallMs: number, workload = "cold"): Row => ({
  ...{ workload, way, round, wallMs, cpuMs: wallMs * 2, peakRssBytes: 100, peakSharedBytes: 40 },
  ...{ counts: null, stages: { drawingMs: wallMs / 2 } },
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[10], 10],
  [[], null],
])("the middle of %j is %s", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test("a ratio is taken inside its round, so that a slow hour of the machine does not count", () => {
  const rows = [row("tuned", 1, 60), row("ours", 1, 10), row("tuned", 2, 600), row("ours", 2, 100)];
  expect(ratios(rows, { workload: "cold", against: "tuned" })).toEqual([6, 6]);
});

test("a round in which one of the two is missing gives no ratio, nor does another workload", () => {
  const rows = [row("tuned", 1, 60), row("ours", 2, 10), row("ours", 1, 1, "edit")];
  expect(ratios(rows, { workload: "cold", against: "tuned" })).toEqual([]);
});

test("a goal is met by the median of the ratios, and only then", () => {
  const walls = [40, 39, 80];
  const rows = walls.flatMap((wall, at) => [row("tuned", at + 1, wall), row("ours", at + 1, 10)]);
  const goal = (times: number) => ({ kind: "faster", than: "tuned", times }) as const;
  expect(judge("cold", [goal(4), goal(4.1)], rows)).toMatchObject([
    { figure: 4, isMet: true },
    { figure: 4, isMet: false },
  ]);
});

test("a goal without a measurement is not met, and says so", () => {
  const goals = [{ kind: "faster", than: "plain", times: 5 } as const, { kind: "within", ms: 1000 } as const];
  expect(judge("cold", goals, [])).toMatchObject([
    { figure: null, isMet: false },
    { figure: null, isMet: false },
  ]);
});

test("a limit in milliseconds is held by our own median, and is not met exactly at it", () => {
  const rows = [row("ours", 1, 999), row("ours", 2, 1), row("ours", 3, 1000), row("tuned", 1, 1)];
  const within = (ms: number) => ({ kind: "within", ms }) as const;
  expect(judge("cold", [within(1000), within(999)], rows).map(({ isMet }) => isMet)).toEqual([true, false]);
});

test("the middle run of a way has the median of each number and stage", () => {
  const rows = [row("ours", 1, 10), row("ours", 2, 30), row("ours", 3, 20), row("tuned", 1, 1)];
  expect(medianRow(rows, { workload: "cold", way: "ours" })).toMatchObject({
    ...{ runs: 3, wallMs: 20, cpuMs: 40, peakRssBytes: 100, stages: { drawingMs: 10 } },
  });
});
