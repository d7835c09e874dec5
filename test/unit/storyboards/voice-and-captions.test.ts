import { describe, expect, test } from "vitest";
import type { Scene, Script } from "#scripts/index.ts";
import { compileStoryboard, type Storyboard, type VoiceTake } from "#storyboards/index.ts";
import { spokenAt } from "#storyboards/spoken.ts";
import { script } from "../scripts/three-random-words.ts";

const NARRATION =
  "Pick three plain words by chance from a book. Choose words that do not belong together. Write them down and keep the paper at home, out of sight.";
const SENTENCES = NARRATION.split(/(?<=\.) /);

function take(lengthsMs: number[], pauseMs = 0): VoiceTake {
  let startMs = 0;
  const sentences = SENTENCES.map((text, index) => {
    const spoken = { text, startMs, durationMs: lengthsMs[index] ?? 0 };
    startMs += spoken.durationMs + pauseMs;
    return spoken;
  });
  const durationMs = startMs - pauseMs;
  return { sceneId: "one", kind: "synthetic", voice: "any", sha256: "b".repeat(64), durationMs, sentences };
}

function compile(change: Partial<Scene> = {}, takes: VoiceTake[] = [], locale = "en"): Storyboard {
  const scene = { id: "one", kind: "hook", title: "One", narration: NARRATION, ...change } as Scene;
  const of: Script = { ...script, locale, scenes: [scene] };
  return compileStoryboard({ script: of, format: "landscape", theme: "sunny", takes });
}

describe("when so much of a narration has been said", () => {
  const sentences = [
    { text: "a".repeat(10), startMs: 0, durationMs: 1000 },
    { text: "b".repeat(30), startMs: 1500, durationMs: 1500 },
  ];
  const at = (share: number) => spokenAt({ sentences, durationMs: 3000 }, share);

  test.each([
    ["nothing", 0, 0],
    ["half of the first sentence", 0.125, 500],
    ["all of the first sentence, without the pause after it", 0.25, 1000],
    ["half of the second", 0.625, 2250],
    ["all", 1, 3000],
  ])("%s", (_, share, ms) => {
    expect(at(share)).toBe(ms);
  });

  test("a voice without sentences has said all at its end", () => {
    expect(spokenAt({ sentences: [], durationMs: 3000 }, 0.5)).toBe(3000);
  });
});

describe("captions follow the voice", () => {
  const slow = take([2000, 5000, 2500], 300);

  test("a caption that begins with a sentence begins when it is said", () => {
    const { cues } = compile({}, [slow]);
    expect(cues.map(({ lines }) => lines.join(" "))).toEqual(SENTENCES);
    for (const [index, { startMs }] of cues.entries()) {
      const said = 500 + (slow.sentences[index]?.startMs ?? 0);
      // The pause before it belongs to no sentence: a third of a second early is not seen.
      expect(Math.abs(startMs - said)).toBeLessThanOrEqual(350);
    }
  });

  test("another pace of the same voice moves them", () => {
    const starts = (takes: VoiceTake[]) => compile({ seconds: 14 }, takes).cues.map(({ startFrame }) => startFrame);
    expect(starts([take([5000, 2000, 2500])])[1]).toBeGreaterThan((starts([slow])[1] ?? 0) + 60);
  });

  test("a voice that is too quick to be read leaves each caption long enough, within its scene", () => {
    const { cues, durationFrames } = compile({}, [take([200, 200, 200])]);
    for (const [index, cue] of cues.entries()) {
      expect(cue.durationFrames).toBeGreaterThanOrEqual(25);
      const end = cue.startFrame + cue.durationFrames;
      expect(cues[index + 1]?.startFrame ?? durationFrames).toBeGreaterThanOrEqual(end + 2);
    }
  });
});

describe("stressed words light up in the caption", () => {
  const lit = (board: Storyboard) =>
    board.cues.flatMap(({ lines, emphasis = [] }) =>
      emphasis.map(({ line, from, to, startFrame }) => ({ words: lines[line]?.slice(from, to), startFrame })),
    );

  test("when they are said", () => {
    const voice = take([2000, 5000, 2500]);
    const [first, second] = lit(compile({ emphasis: ["by chance", "at home"] }, [voice]));
    const saidAt = (words: string) => 15 + (spokenAt(voice, NARRATION.indexOf(words) / NARRATION.length) * 30) / 1000;
    expect([first?.words, second?.words]).toEqual(["by chance", "at home"]);
    expect(first?.startFrame).toBeCloseTo(saidAt("by chance"), -0.5);
    expect(second?.startFrame).toBeCloseTo(saidAt("at home"), -0.5);
  });

  test("over as many lines and captions as they stand in", () => {
    const words = "a book. Choose words that do not";
    const found = lit(compile({ emphasis: [words] }));
    expect(found.map(({ words: part }) => part).join(" ")).toBe(words);
    expect(found.length).toBeGreaterThan(1);
  });

  test("never before their caption, nor after it", () => {
    for (const { startFrame, durationFrames, emphasis = [] } of compile({ emphasis: ["Pick", "Choose", "home"] }).cues)
      for (const part of emphasis) {
        expect(part.startFrame).toBeGreaterThanOrEqual(startFrame);
        expect(part.startFrame).toBeLessThan(startFrame + durationFrames);
      }
  });

  test("in a language that writes no spaces, too", () => {
    const narration = "長いパスワードは、短くて複雑なものより強く、覚えやすいのです。";
    const found = lit(compile({ narration, emphasis: ["覚えやすい"] }, [], "ja"));
    expect(found.map(({ words }) => words).join("")).toBe("覚えやすい");
  });

  test("and nothing lights up where nothing is stressed", () => {
    expect(lit(compile())).toEqual([]);
    expect(compile().cues.every((cue) => !("emphasis" in cue))).toBe(true);
  });
});
