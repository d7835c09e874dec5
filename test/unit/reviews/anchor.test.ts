import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorAt, frameOf } from "#reviews/comments/anchor.ts";
import { placeComment } from "#reviews/comments/placement.ts";
import { planOf, scriptOf } from "./plan.ts";

const FIRST = {
  id: "first",
  narration: "Long passwords win. Take three words that have nothing to do with each other.",
};
const SECOND = { id: "second", narration: "Write them down if you must, and keep the note at home." };
const THIRD = { id: "third", narration: "Then tell a friend." };
const PLAN = planOf(scriptOf([FIRST, SECOND, THIRD]));

const captionAt = (plan: typeof PLAN, frame: number) =>
  plan.cues
    .find(({ startFrame, durationFrames }) => startFrame <= frame && frame < startFrame + durationFrames)
    ?.lines.join(" ");
const frameIn = (words: string, plan = PLAN) => {
  const cue = plan.cues.find(({ lines }) => lines.join(" ").includes(words));
  if (!cue) throw new Error(`No caption says "${words}".`);
  return cue.startFrame + 5;
};
const carried = (frame: number, to: typeof PLAN) => frameOf(to, anchorAt(PLAN, frame));

describe("a comment finds its words in the next version", () => {
  test("when a scene comes before it", () => {
    const frame = frameIn("Write them");
    const to = planOf(scriptOf([FIRST, { id: "new", narration: "Here is something else first." }, SECOND, THIRD]));
    const found = carried(frame, to);
    expect(found).toBeGreaterThan(frame);
    expect(captionAt(to, found ?? 0)).toBe(captionAt(PLAN, frame));
  });

  test("when scenes change places", () => {
    const frame = frameIn("Then tell");
    const to = planOf(scriptOf([THIRD, FIRST, SECOND]));
    expect(captionAt(to, carried(frame, to) ?? 0)).toContain("Then tell");
  });

  test("when words are added before it in its own scene, and the captions break elsewhere", () => {
    const frame = frameIn("nothing to do");
    const to = planOf(
      scriptOf([{ ...FIRST, narration: `Remember one thing only. ${FIRST.narration}` }, SECOND, THIRD]),
    );
    const [firstWord] = anchorAt(PLAN, frame).words.split(" ");
    expect(captionAt(to, carried(frame, to) ?? 0)?.split(" ")).toContain(firstWord);
  });

  test("when its scene has another name now", () => {
    const to = planOf(scriptOf([FIRST, { ...SECOND, id: "renamed" }, THIRD]));
    expect(captionAt(to, carried(frameIn("Write them"), to) ?? 0)).toContain("Write them");
  });

  test("in another format, whose lines are longer", () => {
    const to = planOf(scriptOf([FIRST, SECOND, THIRD]), "landscape");
    expect(captionAt(to, carried(frameIn("Then tell"), to) ?? 0)).toContain("Then tell");
  });

  test("between two scenes it belongs to the one that comes", () => {
    const transition = PLAN.transitions[0];
    if (!transition) throw new Error("There is no way between the scenes.");
    expect(anchorAt(PLAN, transition.startFrame + 1)).toMatchObject({
      sceneId: "second",
      intoWords: expect.any(Number),
    });
    expect(frameOf(PLAN, anchorAt(PLAN, transition.startFrame + 1))).toBe(PLAN.scenes[1]?.startFrame);
  });
});

describe("a comment has lost its place", () => {
  test("when its words are gone", () => {
    const to = planOf(scriptOf([FIRST, { ...SECOND, narration: "Keep them in a password manager." }, THIRD]));
    expect(carried(frameIn("Write them"), to)).toBeNull();
  });

  test("when its scene is gone", () => {
    expect(carried(frameIn("Write them"), planOf(scriptOf([FIRST, THIRD])))).toBeNull();
  });
});

describe("where a comment stands", () => {
  const written = (frame: number, endFrame: number | null) => ({
    storyboardHash: "a",
    frame,
    endFrame,
    anchor: anchorAt(PLAN, frame),
    endAnchor: endFrame === null ? null : anchorAt(PLAN, endFrame),
  });

  test("on the plan it was written on: where it was written", () => {
    const target = { storyboard: PLAN, storyboardHash: "a" };
    expect(placeComment(written(7, 40), target)).toEqual({ is: "here", frame: 7, endFrame: 40 });
  });

  test("on another plan: with its words, and its span when the end is there too", () => {
    const storyboard = planOf(scriptOf([THIRD, FIRST, SECOND]));
    const [start, end] = [frameIn("Long passwords"), frameIn("Write them")];
    const place = placeComment(written(start, end), { storyboard, storyboardHash: "b" });
    expect(place).toMatchObject({ is: "carried" });
    if (place.is !== "carried") throw new Error("It is not carried.");
    expect(captionAt(storyboard, place.frame)).toContain("Long passwords");
    expect(captionAt(storyboard, place.endFrame ?? 0)).toContain("Write them");
  });

  test("on another plan where the end came to stand before the beginning: a moment", () => {
    const storyboard = planOf(scriptOf([THIRD, SECOND, FIRST]));
    const place = placeComment(written(frameIn("Long passwords"), frameIn("Write them")), {
      storyboard,
      storyboardHash: "b",
    });
    expect(place).toMatchObject({ is: "carried", endFrame: null });
  });

  test("without an anchor it is lost, never guessed", () => {
    const target = { storyboard: PLAN, storyboardHash: "b" };
    expect(placeComment({ ...written(3, null), anchor: null }, target)).toEqual({ is: "lost" });
  });

  test("every frame of a video is found again on the same plan, in its own scene", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PLAN.durationFrames - 1 }), (frame) => {
        const anchor = anchorAt(PLAN, frame);
        const found = frameOf(PLAN, anchor);
        const timed = PLAN.scenes.find(({ scene }) => scene.id === anchor.sceneId);
        if (found === null || !timed) return false;
        const isInScene = frame >= timed.startFrame;
        return isInScene ? found === frame : found === timed.startFrame;
      }),
    );
  });
});
