import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Format, formatSchema } from "#core/formats.ts";
import { storyboardHash } from "#renders/index.ts";
import type { Script } from "#scripts/index.ts";
import { compileStoryboard, storyboardSchema } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";
import { anyScript } from "./any-script.ts";

const compile = (of: Script, format: Format = "vertical") => compileStoryboard({ script: of, format, theme: "sunny" });

function scriptOfOne(
  narration: string,
  { locale = "en", seconds }: { locale?: string; seconds?: number } = {},
): Script {
  const scene = { id: "one", kind: "hook" as const, title: "One", narration };
  return { ...script, locale, scenes: [seconds === undefined ? scene : { ...scene, seconds }] };
}

test("the first episode of the series lasts between 15 and 45 seconds", () => {
  const { durationFrames, scenes } = compile(script);
  expect(durationFrames / 30).toBeGreaterThanOrEqual(15);
  expect(durationFrames / 30).toBeLessThanOrEqual(45);
  expect(scenes.map(({ scene }) => scene.id)).toEqual(script.scenes.map(({ id }) => id));
});

test("what compiles is a storyboard", () => {
  fc.assert(
    fc.property(anyScript, fc.constantFrom(...formatSchema.options), (any, format) => {
      const storyboard = compile(any, format);
      expect(storyboardSchema.parse(storyboard)).toEqual(storyboard);
    }),
  );
});

test("the same script always compiles to the same storyboard", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      expect(compile(structuredClone(any))).toEqual(compile(any));
      expect(storyboardHash(compile(structuredClone(any)))).toBe(storyboardHash(compile(any)));
    }),
    { numRuns: 30 },
  );
});

test("another word, format or locale gives another hash", () => {
  const hashes = [
    compile(script),
    compile(script, "square"),
    compile({ ...script, locale: "de" }),
    compile({ ...script, title: "Other words" }),
  ].map(storyboardHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("scenes follow each other without a gap, in frames and in milliseconds", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      const { scenes, durationFrames } = compile(any);
      const last = scenes.reduce(
        (end, span) => {
          expect([span.startFrame, span.startMs]).toEqual([end.frame, end.ms]);
          return { frame: end.frame + span.durationFrames, ms: end.ms + span.durationMs };
        },
        { frame: 0, ms: 0 },
      );
      expect(last).toEqual({ frame: durationFrames, ms: Math.round((durationFrames * 1000) / 30) });
    }),
  );
});

test("a video lasts equally long in all formats", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      const lengths = formatSchema.options.map((format) => compile(any, format).scenes.map((s) => s.durationFrames));
      for (const length of lengths) expect(length).toEqual(lengths[0]);
    }),
  );
});

describe("a scene lasts as long as its narration needs", () => {
  test.each([
    ["a few words last three seconds", "Stop. Think.", "en", 90],
    ["twenty short words are spoken in eight seconds", "a bc ".repeat(10).trim(), "en", 276],
    ["sixty long letters are read in four seconds", "characters".repeat(6), "en", 156],
    ["eighteen Chinese characters are read in two", "使用三个随机单词更长也更容易记住的密", "zh", 96],
  ])("%s, with room to enter and leave", (_, narration, locale, frames) => {
    expect(compile(scriptOfOne(narration, { locale })).durationFrames).toBe(frames);
  });

  test("unless its length is pinned", () => {
    expect(compile(scriptOfOne("Stop. Think.", { seconds: 7.5 })).durationFrames).toBe(225);
  });

  test("and a pin too short for its captions gives way to them", () => {
    const { durationFrames, cues } = compile(scriptOfOne("Remember this password. ".repeat(16).trim(), { seconds: 2 }));
    expect(durationFrames).toBeGreaterThan(60);
    expect(cues.every((cue) => cue.durationFrames >= 25)).toBe(true);
  });
});

test("the voice begins after a scene has entered", () => {
  const { voice, scenes } = compile(script);
  expect(voice.map(({ startMs }) => startMs)).toEqual(scenes.map(({ startMs }) => startMs + 500));
});

test.each([
  ["ar", "rtl"],
  ["fa-IR", "rtl"],
  ["he", "rtl"],
  ["ur", "rtl"],
  ["en", "ltr"],
  ["pt-BR", "ltr"],
  ["zh-Hant", "ltr"],
])("%s runs %s", (locale, direction) => {
  expect(compile({ ...script, locale }).direction).toBe(direction);
});
