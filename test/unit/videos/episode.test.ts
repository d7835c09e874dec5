import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { scriptSchema } from "#scripts/index.ts";
import { compileStoryboard, type Format, formatSchema, storyboardSchema } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const FORMATS = formatSchema.options;
const script = scriptSchema.parse(
  parse(readFileSync(new URL("../../../videos/scripts/three-random-words/en.yaml", import.meta.url), "utf8")),
);

function episode(format: Format) {
  return compileStoryboard({ script, format, theme: "sunny" });
}

function pictures(format: Format): string[] {
  const storyboard = episode(format);
  return Array.from({ length: storyboard.durationFrames }, (_, frame) => stillMarkup(storyboard)(frame));
}

test("every sample opens in the studio as a valid storyboard", () => {
  for (const format of FORMATS)
    expect(storyboardSchema.parse(sampleStoryboard(format))).toEqual(sampleStoryboard(format));
  expect(new Set(sampleScenes.map(({ kind }) => kind)).size).toBe(5);
});

describe("held frames cost nothing", () => {
  test.each(FORMATS)("a settled scene holds still: its frames share one picture (%s)", (format) => {
    for (const scene of sampleScenes) {
      const storyboard = { ...sampleStoryboard(format, [scene]), cues: [] };
      const draw = stillMarkup(storyboard);
      // From the last entrance until Pip's next blink.
      const held = Array.from({ length: 18 }, (_, index) => draw(128 + index));
      expect(new Set(held).size, scene.kind).toBe(1);
      expect(draw(6), scene.kind).not.toBe(held[0]);
    }
  });

  test.each(FORMATS)("an episode needs at most four pictures in ten frames (%s)", (format) => {
    const all = pictures(format);
    expect(new Set(all).size / all.length).toBeLessThanOrEqual(0.4);
  });

  test("the same frame drawn twice is the same picture", () => {
    expect(pictures("vertical")).toEqual(pictures("vertical"));
  });
});

describe("each scene kind draws in each format and in both directions", () => {
  const kinds = sampleScenes.map((scene) => ({ kind: scene.kind, scene }));

  test.each(kinds)("$kind", ({ scene }) => {
    const drawn = FORMATS.flatMap((format) =>
      (["ltr", "rtl"] as const).map((direction) =>
        stillMarkup({ ...sampleStoryboard(format, [scene]), direction })(140),
      ),
    );
    expect(new Set(drawn).size).toBe(6);
    const { id: _id, kind: _kind, narration: _narration, ...shown } = scene;
    const lines = Object.values(shown).flatMap((value) => (typeof value === "object" ? Object.values(value) : [value]));
    for (const markup of drawn) {
      const words = markup.replaceAll(/<[^>]*>/g, "").replaceAll("&#x27;", "'");
      for (const line of lines) expect(words.replaceAll(" ", "")).toContain(`${line}`.replaceAll(" ", ""));
    }
  });
});

describe("what looks like a password is marked", () => {
  const [compare] = sampleScenes.filter(({ kind }) => kind === "compare");
  if (!compare) throw new Error("the samples have no comparison");

  test.each([
    ["en", "Example, do not use"],
    ["de", "Beispiel, nicht verwenden"],
    ["xh", "Example, do not use"],
  ])("both examples carry the mark in %s", (locale, mark) => {
    const markup = stillMarkup({ ...sampleStoryboard("square", [compare]), locale })(140);
    expect(markup.split(mark)).toHaveLength(3);
  });

  test("in every frame each example is followed by its own mark", () => {
    const draw = stillMarkup(sampleStoryboard("square", [compare]));
    const order = /P@ssw0rd1!|lantern otter gravel|Example, do not use/g;
    for (let frame = 0; frame < 150; frame++)
      expect(draw(frame).match(order)).toEqual([
        "P@ssw0rd1!",
        "Example, do not use",
        "lantern otter gravel",
        "Example, do not use",
      ]);
  });
});

describe("captions", () => {
  test("a caption is on screen from its first frame up to, not including, its last", () => {
    const storyboard = episode("vertical");
    const [cue] = storyboard.cues;
    if (!cue) throw new Error("the episode has no captions");
    const draw = stillMarkup(storyboard);
    const shows = (frame: number) => draw(frame).includes('data-part="caption"');
    const end = cue.startFrame + cue.durationFrames;
    expect([cue.startFrame - 1, cue.startFrame, end - 1, end].map(shows)).toEqual([false, true, true, false]);
  });

  test("a storyboard without cues draws a clean video", () => {
    const storyboard = { ...episode("vertical"), cues: [] };
    expect(stillMarkup(storyboard)(100)).not.toContain('data-part="caption"');
  });
});

test("a scene leaves before the next one comes, and the last one stays until the end", () => {
  const storyboard = sampleStoryboard("vertical");
  const draw = stillMarkup(storyboard);
  const opacity = (frame: number) => Number(/data-part="scene" style="[^"]*?opacity:([\d.]+)/.exec(draw(frame))?.[1]);
  expect(opacity(140)).toBe(1);
  expect(opacity(149)).toBeLessThan(0.1);
  expect(opacity(storyboard.durationFrames - 1)).toBe(1);
});
