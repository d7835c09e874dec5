import { describe, expect, test } from "vitest";
import { isOver } from "#renders/index.ts";
import { progressOf } from "#renders/progress.ts";

const startedAt = new Date("2026-12-01T09:00:00Z");
const secondsLater = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000);
const made = { state: "done", captures: 10, framesDone: 10, isReused: false } as const;
const reused = { ...made, isReused: true } as const;
const half = { ...made, state: "drawing", framesDone: 5 } as const;
const waiting = { ...made, state: "waiting", framesDone: 0 } as const;
const running = { state: "rendering", stage: "drawing", startedAt } as const;

describe("the progress of a render", () => {
  test("counts frames that are to be drawn, and those that were there as done", () => {
    const segments = [reused, made, half, waiting];
    expect(progressOf({ ...running, segments }, secondsLater(30))).toEqual({
      state: "rendering",
      stage: "drawing",
      framesDone: 25,
      framesTotal: 40,
      segmentsDone: 2,
      segmentsTotal: 4,
      etaMs: 30_000,
    });
  });

  test.each([
    ["as long as nothing is drawn", { ...running, segments: [waiting] }],
    ["when what is done was there before", { ...running, segments: [reused, waiting] }],
    ["before it is planned", { ...running, stage: "starting", segments: [] }],
    ["before it is begun", { ...running, state: "queued", stage: null, startedAt: null, segments: [] }],
    ["when it is over", { ...running, state: "failed", stage: null, segments: [made, half] }],
  ] as const)("says nothing of the time left %s", (_when, render) => {
    expect(progressOf({ ...render, segments: [...render.segments] }, secondsLater(30)).etaMs).toBeNull();
  });

  test("never says that the time left is negative, whatever the clocks say", () => {
    expect(progressOf({ ...running, segments: [half] }, secondsLater(-30)).etaMs).toBeGreaterThanOrEqual(0);
  });

  test("of one that waits to be begun again counts nothing of what it had", () => {
    const render = { ...running, state: "queued", stage: null, segments: [made] } as const;
    expect(progressOf({ ...render, segments: [made] }, secondsLater(30))).toMatchObject({
      framesDone: 0,
      segmentsTotal: 0,
    });
  });
});

test.each([
  ["queued", false],
  ["rendering", false],
  ["qc_passed", true],
  ["qc_failed", true],
  ["failed", true],
  ["cancelled", true],
] as const)("that it is %s means that it is over: %s", (state, expected) => {
  expect(isOver(state)).toBe(expected);
});
