import { describe, expect, test } from "vitest";
import { type FrameSpan, findQualityFaults } from "#renders/index.ts";
import { finished, good, storyboard } from "./finished.ts";

const length = storyboard.durationFrames;
const still = (stillSpans: FrameSpan[], changes = {}) =>
  findQualityFaults(finished({ look: { blackSpans: [], stillSpans } }, changes));

test("black pictures are told with their seconds", () => {
  const faults = findQualityFaults(
    finished({ look: { blackSpans: [{ startFrame: 60, frames: 15 }], stillSpans: [] } }),
  );
  expect(faults.map(({ check }) => check)).toEqual(["black"]);
  expect(faults[0]?.message).toContain("black from 2.0 s to 2.5 s");
});

describe("a video may hold still where it is meant to", () => {
  test("for as long as one picture stands", () => {
    const spans = [{ capture: 0, frames: length }];
    expect(still([{ startFrame: 0, frames: length }], { spans })).toEqual([]);
  });

  test("and through the last, softest pictures of a move", () => {
    expect(still([{ startFrame: 30, frames: 7 }])).toEqual([]);
  });

  test("and from one scene to the next when both look alike", () => {
    const spans = [{ capture: 0, frames: length }];
    const { startFrame = 0 } = storyboard.scenes[1] ?? {};
    expect(still([{ startFrame: startFrame - 30, frames: 60 }], { spans })).toEqual([]);
  });
});

test("a clip in which nothing moves is no fault", () => {
  const [first, ...others] = storyboard.scenes;
  if (!first) throw new Error("The script has no scene.");
  const portrait = { kind: "clip", file: "media/robin.mp4" } as const;
  const scene = { ...first.scene, kind: "presenter", name: "Robin", role: "Tester", says: "Hello", portrait } as const;
  const filmed = { ...storyboard, scenes: [{ ...first, scene }, ...others] };
  const motionless = [{ startFrame: 10, frames: 40 }];
  expect(still(motionless)).toHaveLength(1);
  expect(still(motionless, { storyboard: filmed })).toEqual([]);
});

describe("a video that stands still where it should move is stopped", () => {
  test("with the seconds, and how many pictures are missing", () => {
    const [fault] = still([{ startFrame: 30, frames: 8 }]);
    expect(fault).toMatchObject({ check: "frozen" });
    expect(fault?.message).toContain("still from 1.0 s to 1.3 s, where 8 different pictures");
  });

  test("with the scene that never comes in", () => {
    const [before, scene] = storyboard.scenes;
    if (!before || !scene) throw new Error("There are two scenes.");
    // Two captures for the whole video: one up to the second scene, one from there on.
    const spans = [
      { capture: 0, frames: scene.startFrame },
      { capture: scene.startFrame, frames: length - scene.startFrame },
    ];
    const from = before.startFrame + before.durationFrames - 1;
    const window = scene.startFrame + 20 - from;
    const faults = still([{ startFrame: from, frames: window }], { spans });
    expect(faults.map(({ check }) => check)).toEqual(["scene-missing"]);
    expect(faults[0]?.message).toContain(
      `"${scene.scene.id}" should come in at ${(scene.startFrame / 30).toFixed(1)} s`,
    );
    expect(still([{ startFrame: from, frames: window - 1 }], { spans })).toEqual([]);
    expect(still([{ startFrame: from + 1, frames: window - 1 }], { spans })).toEqual([]);
  });
});

describe("a poster that cannot be shown is told", () => {
  const { poster } = good;
  if (!poster) throw new Error("A good video has a poster.");
  test.each([
    ["missing", null],
    ["should be a JPEG but is png", { ...poster, codec: "png" }],
    ["should be 1080x1920 but is 540x960", { ...poster, width: 540, height: 960 }],
    ["is black", { ...poster, isBlack: true }],
  ])("%s", (words, wrong) => {
    const faults = findQualityFaults(finished({ poster: wrong }));
    expect(faults.map(({ check }) => check)).toEqual(["poster"]);
    expect(faults[0]?.message).toContain(words);
  });
});
