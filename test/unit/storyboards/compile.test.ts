import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Format, formatSchema } from "#core/formats.ts";
import { storyboardHash } from "#renders/index.ts";
import type { Scene, Script } from "#scripts/index.ts";
import { compileStoryboard, storyboardSchema, type VoiceTake } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";
import { anyScript } from "./any-script.ts";

const compile = (of: Script, format: Format = "vertical") => compileStoryboard({ script: of, format, theme: "sunny" });

function takeFor(sceneId: string, durationMs: number, change: Partial<VoiceTake> = {}): VoiceTake {
  const sentences = [{ text: "Any words.", startMs: 0, durationMs }];
  return {
    sceneId,
    kind: "synthetic",
    voice: "espeak-ng en",
    sha256: "a".repeat(64),
    durationMs,
    sentences,
    ...change,
  };
}

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

test("scenes and the ways between them follow each other without a gap, in frames and in milliseconds", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      const { scenes, transitions, durationFrames } = compile(any);
      const parts = [...scenes, ...transitions].toSorted((a, b) => a.startFrame - b.startFrame);
      const last = parts.reduce(
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

describe("between two scenes there is a way of its own", () => {
  // Leaving a field out turns a union of kinds into one loose shape.
  const bare = script.scenes.map(({ transition: _, ...scene }) => scene as Scene);
  const goingBy = (transition: "glide" | "leaves" | "cut") =>
    compile({ ...script, scenes: bare.map((scene) => ({ ...scene, transition })) });

  test.each([
    ["glide", 14],
    ["leaves", 20],
  ] as const)("%s, before each scene but the first", (kind, frames) => {
    const { scenes, transitions } = goingBy(kind);
    expect(transitions).toHaveLength(scenes.length - 1);
    for (const [index, way] of transitions.entries()) {
      const next = scenes[index + 1];
      expect(way).toMatchObject({ kind, to: index + 1, durationFrames: frames });
      expect(way.startFrame + way.durationFrames).toBe(next?.startFrame);
    }
  });

  test("a glide where the script asks for none", () => {
    expect(compile({ ...script, scenes: bare })).toMatchObject({
      transitions: bare.slice(1).map(() => ({ kind: "glide" })),
    });
  });

  test("none at a cut, and the video is shorter by that", () => {
    expect(goingBy("cut").transitions).toEqual([]);
    expect(goingBy("glide").durationFrames - goingBy("cut").durationFrames).toBe(14 * (bare.length - 1));
  });

  test("and no words of captions stand in it", () => {
    fc.assert(
      fc.property(anyScript, (any) => {
        const { cues, transitions } = compile(any);
        for (const way of transitions) {
          const isIn = cues.some(
            ({ startFrame, durationFrames }) =>
              startFrame < way.startFrame + way.durationFrames && startFrame + durationFrames > way.startFrame,
          );
          expect(isIn).toBe(false);
        }
      }),
    );
  });
});

test("the card at the end is left out where a platform forbids it, and nothing else changes", () => {
  const card = {
    id: "more",
    kind: "end-card",
    title: "More",
    url: "sunny-corner.example",
    narration: "More.",
  } as const;
  const withCard = { ...script, scenes: [...script.scenes, card] };
  expect(compile(withCard).scenes.at(-1)?.scene.kind).toBe("end-card");
  const without = compileStoryboard({ script: withCard, format: "vertical", theme: "sunny", hasEndCard: false });
  expect(without).toEqual(compile(script));
});

test("a video lasts equally long in all formats", () => {
  fc.assert(
    fc.property(anyScript, (any) => {
      const lengths = formatSchema.options.map((format) => {
        const { scenes, transitions, durationFrames } = compile(any, format);
        return [durationFrames, ...[...scenes, ...transitions].map((part) => part.durationFrames)];
      });
      for (const length of lengths) expect(length).toEqual(lengths[0]);
    }),
  );
});

describe("a scene lasts as long as its narration needs", () => {
  test.each([
    ["a few words last three seconds", "Stop. Think.", "en", 90],
    ["twenty short words are spoken in eight seconds", "a bc ".repeat(10).trim(), "en", 270],
    ["sixty long letters are read in four seconds", "characters".repeat(6), "en", 150],
    ["forty-one Chinese characters are read in five seconds", "使用三个随机单词".repeat(5).concat("更"), "zh", 180],
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

describe("whoever speaks a scene", () => {
  const takes = [takeFor("hook", 2000), takeFor("today", 12_000, { kind: "recorded", voice: "Robin" })];
  const silent = compile(script);
  const spoken = compileStoryboard({ script, format: "vertical", theme: "sunny", takes });
  const sceneOf = (board: typeof spoken, id: string) => board.scenes.find(({ scene }) => scene.id === id);

  test("begins after it has entered, and the others are silent", () => {
    expect(spoken.voice).toEqual([
      {
        sceneId: "hook",
        kind: "synthetic",
        voice: "espeak-ng en",
        sha256: "a".repeat(64),
        startMs: 500,
        durationMs: 2000,
      },
      {
        sceneId: "today",
        kind: "recorded",
        voice: "Robin",
        sha256: "a".repeat(64),
        startMs: (sceneOf(spoken, "today")?.startMs ?? 0) + 500,
        durationMs: 12_000,
      },
    ]);
    expect(silent.voice).toEqual([]);
  });

  test("has the time to finish: a longer voice makes a longer scene", () => {
    expect(sceneOf(spoken, "today")?.durationFrames).toBe(13 * 30);
    expect(sceneOf(silent, "today")?.durationFrames).toBeLessThan(13 * 30);
  });

  test("takes no time away: a quick voice leaves the words as long as they need to be read", () => {
    expect(sceneOf(spoken, "hook")?.durationFrames).toBe(sceneOf(silent, "hook")?.durationFrames);
  });

  test("may speak on in a scene whose length is pinned too short", () => {
    const pinned = scriptOfOne("Stop. Think.", { seconds: 3 });
    const board = compileStoryboard({
      script: pinned,
      format: "square",
      theme: "sunny",
      takes: [takeFor("one", 6000)],
    });
    expect(board.durationFrames).toBe(7 * 30);
  });
});

describe("what was let pass is approved with the video", () => {
  const suppression = { rule: "W06", reason: "Checked by hand", reviewer: "Rosa" };

  test("a suppression, another reason for it, or none gives another hash", () => {
    const hashes = [[], [suppression], [{ ...suppression, reason: "Other words" }], [{ ...suppression, scene: "hook" }]]
      .map((suppressions) => compile({ ...script, suppressions }))
      .map(storyboardHash);
    expect(new Set(hashes).size).toBe(4);
    expect(storyboardHash(compile({ ...script, suppressions: [] }))).toBe(storyboardHash(compile(script)));
  });

  test("so does another claim", () => {
    expect(storyboardHash(compile({ ...script, claims: script.claims.slice(1) }))).not.toBe(
      storyboardHash(compile(script)),
    );
  });
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
