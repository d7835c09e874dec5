import { describe, expect, test } from "vitest";
import { formatSchema } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";
import { away, ENTER_FRAMES, glide, pop, rise, settle } from "../../../videos/theme/motion.ts";

/** A style value as a browser works it out when a picture moves by this much. */
function workedOut(value: string, motion: 0 | 1): string {
  return value
    .replaceAll(/calc\((-?[\d.]+)px \* var\(--motion\)\)/g, (_, px: string) => `${Number(px) * motion || 0}px`)
    .replaceAll(/calc\(1 \+ (-?[\d.]+) \* var\(--motion\)\)/g, (_, more: string) => `${1 + Number(more) * motion}`);
}

const frames = Array.from({ length: ENTER_FRAMES + 1 }, (_, frame) => frame);

describe("with reduced motion, what comes in fades and does not move", () => {
  test.each([
    ["rise", rise, "translateY(0px)"],
    ["pop", pop, "scale(1)"],
  ] as const)("%s", (_, enter, atRest) => {
    const styles = frames.map((frame) => enter(frame));
    expect(new Set(styles.map(({ transform }) => workedOut(transform ?? "", 0)))).toEqual(new Set([atRest]));
    const opacities = styles.map(({ opacity }) => Number(opacity));
    expect(opacities).toEqual(opacities.toSorted((a, b) => a - b));
    expect([opacities[0], opacities.at(-1)]).toEqual([0, 1]);
  });
});

describe("with full motion, it moves and then rests exactly in its place", () => {
  test.each([
    ["rise", rise, "translateY(36px)", "translateY(0px)"],
    ["pop", pop, "scale(0)", "scale(1)"],
  ] as const)("%s", (_, enter, first, last) => {
    const moves = frames.map((frame) => workedOut(enter(frame).transform ?? "", 1));
    expect([moves[0], moves.at(-1)]).toEqual([first, last]);
    expect(new Set(moves).size).toBeGreaterThan(10);
    expect(enter(500)).toEqual(enter(ENTER_FRAMES));
  });
});

test("a distance that is gone leaves nothing to work out", () => {
  expect([away(0), away(0.004), away(-0.004), away(12.345)]).toEqual([
    "0px",
    "0px",
    "0px",
    "calc(12.35px * var(--motion))",
  ]);
});

test("no move goes backwards", () => {
  for (const move of [(frame: number) => settle(frame, 2, 10), (frame: number) => glide(frame, 2, 10)]) {
    const way = frames.map(move);
    expect(way).toEqual(way.toSorted((a, b) => a - b));
    expect([way[2], way[12], way[16]]).toEqual([0, 1, 1]);
  }
});

describe.each(formatSchema.options)("with reduced motion, in %s", (format) => {
  test("the world stands still while a scene is on", () => {
    const storyboard = { ...sampleStoryboard(format, sampleScenes, { motion: "reduced" }), cues: [] };
    const draw = stillMarkup(storyboard);
    const world = (frame: number) => /<svg aria-hidden="true".*?<\/svg>/s.exec(draw(frame))?.[0];
    for (const { startFrame, durationFrames } of storyboard.scenes) {
      expect(world(startFrame)).toBeDefined();
      for (const frame of [1, 8, 20, durationFrames - 1]) expect(world(startFrame + frame)).toBe(world(startFrame));
    }
  });
});
