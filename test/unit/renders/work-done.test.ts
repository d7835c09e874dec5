import { expect, test } from "vitest";
import { workDone } from "#renders/work-done.ts";

test("what a video took is the sum of its segments; all other frames hold or repeat a picture", () => {
  const segments = [
    { framesCaptured: 12, holdsBroken: 1, isReused: false },
    { framesCaptured: 0, holdsBroken: 0, isReused: true },
    { framesCaptured: 3, holdsBroken: 2, isReused: false },
  ];
  expect(workDone(segments, 100)).toEqual({
    framesCaptured: 15,
    framesReused: 85,
    segments: 3,
    segmentsMade: 2,
    holdsBroken: 3,
  });
});
