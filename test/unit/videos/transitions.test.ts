import { describe, expect, test } from "vitest";
import { formatSchema, type Storyboard, type Transition } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../../videos/samples.ts";
import { callToActionSample } from "../../../videos/scenes/call-to-action/sample.ts";
import { hookSample } from "../../../videos/scenes/hook/sample.ts";
import { presenterSample } from "../../../videos/scenes/presenter/sample.ts";
import { tipSample } from "../../../videos/scenes/tip/sample.ts";
import { stillMarkup } from "../../../videos/still-markup.tsx";

const WORLD = /<svg aria-hidden="true".*?<\/svg>/s;
const SCENE = '<div data-part="scene"';

/** Three scenes; the last two come in by this transition. */
function episode(kind: "glide" | "leaves" | "cut", look: Partial<Pick<Storyboard, "format" | "motion">> = {}) {
  const scenes = [hookSample, { ...tipSample, transition: kind }, { ...callToActionSample, transition: kind }];
  const { format = "vertical", motion = "full" } = look;
  return { ...sampleStoryboard(format, scenes, { motion }), cues: [] };
}

function worldAt(draw: (frame: number) => string, frame: number): string {
  return WORLD.exec(draw(frame))?.[0] ?? "no world";
}

/** The scene of a picture, with everything in it. */
function sceneIn(markup: string): string {
  const from = markup.indexOf(SCENE);
  let depth = 0;
  for (const { 0: tag, index } of markup.slice(from).matchAll(/<\/?div\b/g)) {
    depth += tag === "<div" ? 1 : -1;
    if (depth === 0) return markup.slice(from, from + index);
  }
  return "no scene";
}

const cases = formatSchema.options.flatMap((format) =>
  (["glide", "leaves"] as const).flatMap((kind) =>
    (["full", "reduced"] as const).map((motion) => ({ kind, format, motion })),
  ),
);

describe.each(cases)("$kind ($format, $motion motion)", ({ kind, format, motion }) => {
  const storyboard = episode(kind, { format, motion });
  const draw = stillMarkup(storyboard);
  const last = ({ startFrame, durationFrames }: Transition) => startFrame + durationFrames - 1;

  test("begins with the picture that the scene before it held", () => {
    expect(storyboard.transitions).toHaveLength(2);
    for (const { startFrame } of storyboard.transitions) {
      expect(worldAt(draw, startFrame)).toBe(worldAt(draw, startFrame - 1));
      expect(sceneIn(draw(startFrame))).toBe(sceneIn(draw(startFrame - 1)));
      expect(sceneIn(draw(startFrame))).not.toBe("no scene");
    }
  });

  test("ends with the empty world", () => {
    for (const way of storyboard.transitions) {
      const markup = draw(last(way));
      expect(markup).not.toContain(SCENE);
      expect(markup.match(/<svg/g)).toHaveLength(1);
      expect(markup.replace(WORLD, "")).toMatch(/^<div [^>]*><\/div>$/);
    }
  });

  test("arrives where the next scene stands", () => {
    for (const { startFrame, durationFrames } of storyboard.transitions) {
      const worlds = Array.from({ length: durationFrames }, (_, frame) => worldAt(draw, startFrame + frame));
      const next = worldAt(draw, startFrame + durationFrames);
      expect(next).not.toBe(worlds[0]);
      if (motion === "reduced") expect(new Set([...worlds, next]).size).toBe(2);
    }
  });
});

test("a clip stands still while its scene leaves", () => {
  const portrait = { kind: "clip", file: "media/robin.mp4" } as const;
  const storyboard = sampleStoryboard("square", [{ ...presenterSample, portrait }, tipSample]);
  const [way] = storyboard.transitions;
  const draw = stillMarkup({ ...storyboard, cues: [] });
  for (const frame of [0, 3]) expect(draw((way?.startFrame ?? 0) + frame)).toContain('data-frame="149"');
});

test("a cut shows the next scene at once", () => {
  const storyboard = episode("cut");
  const draw = stillMarkup(storyboard);
  expect(storyboard.transitions).toEqual([]);
  for (const { startFrame } of storyboard.scenes) expect(draw(startFrame)).toContain(SCENE);
});

test("the two ways of going on are different pictures", () => {
  const [glide, leaves] = (["glide", "leaves"] as const).map((kind) => {
    const storyboard = episode(kind);
    return stillMarkup(storyboard)((storyboard.transitions[0]?.startFrame ?? 0) + 6);
  });
  expect(glide).not.toBe(leaves);
});
