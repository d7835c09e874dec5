import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CapturePlan, planCaptures } from "#renders/index.ts";

// Few different identities, so that pictures come back.
const anyIdentities = fc.array(fc.constantFrom<string[]>("a", "b", "c", "d"), { maxLength: 60 });

/** The identity of each frame of the video, by what the plan draws. */
function shown({ spans }: CapturePlan, identities: string[]): (string | undefined)[] {
  return spans.flatMap(({ capture, frames }) => Array.from({ length: frames }, () => identities[capture]));
}

describe("whatever a video shows", () => {
  test("every frame shows the picture that belongs to it", () => {
    fc.assert(
      fc.property(anyIdentities, (identities) => {
        expect(shown(planCaptures(identities), identities)).toEqual(identities);
      }),
    );
  });

  test("each picture is drawn once, at its first appearance", () => {
    fc.assert(
      fc.property(anyIdentities, (identities) => {
        const { captures } = planCaptures(identities);
        const firsts = [...identities.keys()].filter((frame) => identities.indexOf(identities[frame] ?? "") === frame);
        expect(captures).toEqual(firsts);
      }),
    );
  });

  test("the spans add up to the length of the video, and none could be joined with the next", () => {
    fc.assert(
      fc.property(anyIdentities, (identities) => {
        const { spans } = planCaptures(identities);
        expect(spans.reduce((sum, { frames }) => sum + frames, 0)).toBe(identities.length);
        expect(spans.every(({ frames }) => frames > 0)).toBe(true);
        expect(spans.some(({ capture }, index) => capture === spans[index + 1]?.capture)).toBe(false);
      }),
    );
  });
});

test("a held picture that comes back later is drawn once", () => {
  expect(planCaptures(["a", "a", "b", "a"])).toEqual({
    captures: [0, 2],
    spans: [
      { capture: 0, frames: 2 },
      { capture: 2, frames: 1 },
      { capture: 0, frames: 1 },
    ],
  });
});
