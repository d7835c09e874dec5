import { describe, expect, test } from "vitest";
import { capturesFor, planSegments, type Surroundings, segmentKey } from "#renders/segments.ts";
import type { compileStoryboard } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const surroundings: Surroundings = { tools: "0".repeat(64), width: 1080, height: 1920, fps: 30, quality: "final" };
const scenes = sampleScenes.slice(0, 3);

function planOf(storyboard: ReturnType<typeof compileStoryboard>) {
  const draw = stillMarkup(storyboard);
  const identities = Array.from({ length: storyboard.durationFrames }, (_, frame) => draw(frame));
  const segments = planSegments(storyboard, identities);
  return { identities, segments, keys: segments.map((segment) => segmentKey(segment, surroundings)) };
}

const original = planOf(sampleStoryboard("vertical", scenes));

test("scenes and transitions follow one another and are the whole video, frame by frame", () => {
  const { segments, identities } = original;
  expect(segments.map(({ name }) => name)).toEqual([
    "hook",
    "glide to for-the-few",
    "for-the-few",
    "glide to pick-by-chance",
    "pick-by-chance",
  ]);
  const shown = segments.flatMap(({ holds }) =>
    holds.flatMap(({ identity, frames }) => new Array<string>(frames).fill(identity)),
  );
  expect(shown).toEqual(identities);
});

test("a picture that comes again, in another segment too, is drawn once", () => {
  const { segments, identities } = original;
  const captures = capturesFor(segments);
  expect(captures).toHaveLength(new Set(identities).size);
  for (const { holds } of segments)
    for (const { identity, capture } of holds) expect(identities[capture]).toBe(identity);
});

describe("a segment is made anew when its pixels change, and only then", () => {
  test("another word in one scene changes that scene and the way out of it", () => {
    const [first, second, third] = scenes;
    if (!first || second?.kind !== "tip" || !third) throw new Error("The samples begin otherwise.");
    const edited = planOf(sampleStoryboard("vertical", [first, { ...second, title: "Another title" }, third]));
    expect(edited.keys.map((key, index) => key === original.keys[index])).toEqual([true, true, false, false, true]);
  });

  test("nothing changed gives the same keys", () => {
    expect(planOf(sampleStoryboard("vertical", scenes)).keys).toEqual(original.keys);
  });

  test.each([
    ["tools", { tools: "1".repeat(64) }],
    ["size", { width: 540, height: 960 }],
    ["quality", { quality: "draft" as const }],
  ])("other %s change every key", (_, change) => {
    const keys = original.segments.map((segment) => segmentKey(segment, { ...surroundings, ...change }));
    expect(keys.filter((key) => original.keys.includes(key))).toEqual([]);
  });

  test("the same scene in the same place of another video is the same segment", () => {
    const alone = planOf(sampleStoryboard("vertical", scenes.slice(0, 1)));
    expect(alone.keys[0]).toBe(original.keys[0]);
  });
});
