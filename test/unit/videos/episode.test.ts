import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { sceneSchema, scriptSchema, shownIn } from "#scripts/index.ts";
import {
  compileStoryboard,
  type Format,
  formatSchema,
  motionSchema,
  storyboardSchema,
  themeSchema,
} from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const FORMATS = formatSchema.options;
// A whole episode has some thousand frames; a busy machine draws forty of them a second.
const PATIENCE = 120_000;
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
  expect(sampleScenes.map(({ kind }) => kind)).toEqual(sceneSchema.options.map(({ shape }) => shape.kind.value));
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

  test.each(FORMATS)(
    "an episode needs at most four pictures in ten frames (%s)",
    (format) => {
      const all = pictures(format);
      expect(new Set(all).size / all.length).toBeLessThanOrEqual(0.4);
    },
    PATIENCE,
  );

  test("the same frame drawn twice is the same picture", () => {
    const { durationFrames } = episode("vertical");
    for (let frame = 0; frame < durationFrames; frame += 11)
      expect(stillMarkup(episode("vertical"))(frame)).toBe(stillMarkup(episode("vertical"))(frame));
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
    for (const markup of drawn) {
      const words = markup
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&#x27;", "'")
        .replaceAll(" ", "");
      for (const { text } of shownIn(scene)) expect(words).toContain(text.replaceAll(" ", ""));
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

  test("stressed words light up when they are said, and stay lit until the caption goes", () => {
    const storyboard = episode("vertical");
    const draw = stillMarkup(storyboard);
    const stressed = storyboard.cues.flatMap(({ lines, emphasis = [], startFrame, durationFrames }) =>
      emphasis.map((part) => ({
        words: lines[part.line]?.slice(part.from, part.to) ?? "",
        from: part.startFrame,
        shown: startFrame,
        end: startFrame + durationFrames,
      })),
    );
    expect(stressed.length).toBeGreaterThan(4);
    for (const { words, from, shown, end } of stressed) {
      const isLit = (frame: number) => draw(frame).includes(`<span style="color:var(--captionStress)">${words}</span>`);
      expect([from, end - 1].map(isLit), words).toEqual([true, true]);
      if (from > shown) expect(isLit(from - 1), words).toBe(false);
    }
  });

  test("a storyboard without cues draws a clean video", () => {
    const storyboard = { ...episode("vertical"), cues: [] };
    expect(stillMarkup(storyboard)(100)).not.toContain('data-part="caption"');
  });
});

test("each theme, and each amount of motion, is a picture of its own", () => {
  const looks = themeSchema.options.flatMap((theme) => motionSchema.options.map((motion) => ({ theme, motion })));
  for (const format of FORMATS) {
    const drawn = looks.map((look) => stillMarkup(sampleStoryboard(format, sampleScenes, look))(140));
    expect(new Set(drawn).size).toBe(4);
  }
});

test("the last scene stays until the end", () => {
  const storyboard = { ...sampleStoryboard("vertical"), cues: [] };
  const draw = stillMarkup(storyboard);
  const last = draw(storyboard.durationFrames - 1);
  expect(last).toContain('data-part="scene"');
  expect(last).toBe(draw(storyboard.durationFrames - 2));
});
