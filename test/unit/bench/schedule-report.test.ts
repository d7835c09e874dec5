import { describe, expect, test } from "vitest";
import { percentile } from "../../bench/schedule/percentiles.ts";
import { describeFindings, faultsIn, floodFaults, yearFaults } from "../../bench/schedule/report.ts";

const COUNTS = { releases: 10, confirmed: 10, sends: 10, sentTwice: 0, audited: 50 };
const YEAR = { days: 366, planned: 363, executed: 363, sent: 363, differing: 0, early: 0, tookMs: 40_000 };
const LATE = { p50Ms: 100, p99Ms: 200, mostMs: 300 };
const FLOOD = { releases: 10, spreadMs: 0, tookMs: 1000, perSecond: 10, claimed: LATE, sent: LATE, confirmed: LATE };

test.each([
  [[], 0.5, Number.NaN],
  [[7], 0.99, 7],
  [[3, 1, 2], 0.5, 2],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 0.99, 99],
])("of %j the share %d does not exceed %d", (values, share, expected) => {
  expect(percentile(values, share)).toBe(expected);
});

describe("a flood is wrong", () => {
  test("in nothing when each release is there, confirmed and sent once", () => {
    expect(floodFaults({ releases: 10, counts: COUNTS })).toEqual([]);
  });

  test.each([
    ["lost", { releases: 9 }],
    ["not confirmed", { confirmed: 9 }],
    ["sent twice", { sends: 11, sentTwice: 1 }],
    ["sent twice, and another one not at all", { sentTwice: 1 }],
  ])("when one is %s", (_what, change) => {
    expect(floodFaults({ releases: 10, counts: { ...COUNTS, ...change } })).toHaveLength(1);
  });
});

describe("a year is wrong", () => {
  test("in nothing when all went out at the instants of the preview", () => {
    expect(yearFaults(YEAR)).toEqual([]);
  });

  test.each([
    ["one is missing", { executed: 362 }],
    ["nothing was planned", { planned: 0, executed: 0, sent: 0 }],
    ["one went out at another time", { differing: 1 }],
    ["one was early", { early: 1 }],
  ])("when %s", (_what, change) => {
    expect(yearFaults({ ...YEAR, ...change })).toHaveLength(1);
  });
});

test("goals are held against the faster of the bare runs, at a million slots and within a minute", () => {
  const findings = {
    machine: { sunnyCorner: "1", cores: 2, processor: "x", memoryBytes: 1, node: "v20", load: 0.5 },
    floods: [{ engine: "fleet" as const, load: 1, ...FLOOD, counts: COUNTS }],
    bare: [15, 30].map((perSecond) => ({ engine: "fleet" as const, jobs: 10, concurrency: 4, tookMs: 1, perSecond })),
    statements: [],
    calendars: [
      {
        engine: "fleet" as const,
        slots: 1_000_000,
        of: "all" as const,
        inMonth: 1,
        pages: 1,
        runs: 1,
        p50Ms: 3,
        p99Ms: 19,
      },
    ],
    years: [YEAR, { ...YEAR, tookMs: 60_000 }],
  };
  const text = describeFindings(findings);
  expect(text).toMatch(/fleet +10 +1\.00 s +10 +30 +0\.333 +missed/);
  expect(text).toMatch(/fleet, 1000000, all +1 +3\.00 ms +19\.00 ms +met/);
  expect(text.match(/366 days.*/g)?.map((line) => line.split(/ +/).at(-1))).toEqual(["met", "missed"]);
  expect(faultsIn(findings)).toEqual([]);
});
