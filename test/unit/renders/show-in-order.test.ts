import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showInOrder } from "#infra/remotion/show-in-order.ts";
import { type CapturePlan, planCaptures } from "#renders/index.ts";

const pictureOf = (capture: number) => Buffer.from(`picture ${capture}`);

/** A video of few pictures that come back, and an order in which they happen to be ready. */
const anyDrawing = fc
  .array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 40 })
  .map(planCaptures)
  .chain((plan) => {
    const { length } = plan.captures;
    return fc.record({
      plan: fc.constant(plan),
      arrivals: fc.shuffledSubarray(plan.captures, { minLength: length, maxLength: length }),
    });
  });

function screen(spans: CapturePlan["spans"]) {
  const seen: [picture: string, frames: number][] = [];
  const order = showInOrder(spans, async (picture, frames) => {
    // A slow encoder: the next picture arrives while this one is still being written.
    await new Promise((resolve) => setImmediate(resolve));
    seen.push([picture.toString(), frames]);
  });
  return { ...order, seen };
}

const inOrder = (spans: CapturePlan["spans"]) =>
  spans.map(({ capture, frames }) => [pictureOf(capture).toString(), frames]);

describe("in whatever order the pictures are ready", () => {
  test("the video shows each in its place, all of them", async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async ({ plan, arrivals }) => {
        const { add, isComplete, seen } = screen(plan.spans);
        await Promise.all(arrivals.map((capture) => add(capture, pictureOf(capture))));
        expect(seen).toEqual(inOrder(plan.spans));
        expect(isComplete()).toBe(true);
      }),
    );
  });

  test("as long as one is missing, the video is not complete and shows only what comes before it", async () => {
    await fc.assert(
      fc.asyncProperty(anyDrawing, async ({ plan, arrivals }) => {
        const { add, isComplete, seen } = screen(plan.spans);
        const [missing, ...others] = arrivals;
        await Promise.all(others.map((capture) => add(capture, pictureOf(capture))));
        const before = plan.spans.slice(
          0,
          plan.spans.findIndex(({ capture }) => capture === missing),
        );
        expect(seen).toEqual(inOrder(before));
        expect(isComplete()).toBe(false);
      }),
    );
  });
});

test("a picture that cannot be written fails the video, and nothing follows it", async () => {
  const seen: number[] = [];
  const { add, isComplete } = showInOrder(
    [0, 1, 2].map((capture) => ({ capture, frames: 1 })),
    async (picture) => {
      if (picture.equals(pictureOf(1))) throw new Error("The encoder is gone.");
      seen.push(picture.length);
    },
  );
  await add(0, pictureOf(0));
  await expect(add(1, pictureOf(1))).rejects.toThrow("The encoder is gone.");
  await expect(add(2, pictureOf(2))).rejects.toThrow("The encoder is gone.");
  expect(seen).toHaveLength(1);
  expect(isComplete()).toBe(false);
});
