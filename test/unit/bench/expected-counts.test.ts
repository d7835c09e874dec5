import { expect, test } from "vitest";
import { compileStoryboard } from "#storyboards/index.ts";
import { countFaults, expectedCounts } from "../../bench/render/expected-counts.ts";
import { twoScenes } from "../../bench/render/scripts.ts";

const storyboard = compileStoryboard({ script: twoScenes("There"), format: "vertical", theme: "sunny" });
const { durationFrames, scenes, transitions } = storyboard;
const second = scenes[1]?.startFrame ?? 0;
const way = transitions[0]?.startFrame ?? 0;

/** Ten frames of a scene move, then it stands still; every frame of the way between them is its own. */
const seen = (words: string) => ({
  storyboard,
  identities: Array.from({ length: durationFrames }, (_, frame) => {
    if (frame < way) return `first ${Math.min(frame, 9)}`;
    if (frame < second) return `way ${frame}`;
    return `${words} ${Math.min(frame - second, 9)}`;
  }),
});

test("a cold render draws each picture of each segment once, and encodes every segment", () => {
  const captured = 10 + (second - way) + 10;
  expect(expectedCounts(seen("a"), [])).toEqual({
    ...{ captured, reused: durationFrames - captured, segments: 3, encoded: 3 },
  });
});

test("an edited scene is drawn alone", () => {
  expect(expectedCounts(seen("b"), [seen("a")])).toMatchObject({ captured: 10, encoded: 1 });
});

test("what has been seen is neither drawn nor encoded", () => {
  expect(expectedCounts(seen("a"), [seen("a")])).toMatchObject({ captured: 0, reused: durationFrames, encoded: 0 });
});

test("each count that is not as planned is named", () => {
  const planned = { captured: 10, reused: 90, segments: 3, encoded: 1 };
  expect(countFaults(planned, planned)).toEqual([]);
  expect(countFaults({ ...planned, captured: 12, encoded: 2 }, planned)).toEqual([
    "captured 12 where the plan says 10",
    "encoded 2 where the plan says 1",
  ]);
  expect(countFaults(null, planned)).toEqual(["nothing was counted"]);
});
