import { expect, test } from "vitest";
import { flowOf } from "#renders/flow.ts";
import { anyHash } from "../../fixtures.ts";

const render = { renderId: "0198a1b2-0000-7000-8000-000000000000", attempt: 2, priority: 7 };
const segment = (isKept: boolean) => ({ name: "hook", key: anyHash() as never, frames: 30, captures: 3, isKept });

test("each part that is missing is a job, which may be tried again by itself, and the files wait for all", () => {
  const { first, last } = flowOf(render, {
    segments: [segment(false), segment(true), segment(false)],
    isSoundKept: false,
  });
  expect(first.map(({ key }) => key)).toEqual([
    `segment-${render.renderId}-2-0`,
    `segment-${render.renderId}-2-2`,
    `sound-${render.renderId}-2`,
  ]);
  expect(first.every(({ retry }) => retry?.attempts === 3)).toBe(true);
  expect(last).toMatchObject({ name: "finish-render", key: `finish-${render.renderId}-2` });
  expect([...first, last].map(({ priority }) => priority)).toEqual([7, 7, 7, 7]);
});

test("of a video that is all there only the files are made", () => {
  expect(flowOf(render, { segments: [segment(true)], isSoundKept: true }).first).toEqual([]);
});
