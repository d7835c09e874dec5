import { expect, test } from "vitest";
import { compileStoryboard, readStoryboard, transcriptOf } from "#storyboards/index.ts";
import { script } from "../scripts/three-random-words.ts";

const storyboard = compileStoryboard({ script, format: "vertical", theme: "sunny" });

test("what was saved is read as it was", () => {
  expect(readStoryboard(JSON.parse(JSON.stringify(storyboard)))).toEqual(storyboard);
});

test("a video that the first version of the program made can still be watched and read about", () => {
  const { motion: _, transitions: __, assets: ___, claims: ____, suppressions: _____, ...shown } = storyboard;
  const voice = [{ sceneId: "hook", text: "Need a password?", startMs: 500 }];
  const read = readStoryboard({ ...shown, version: 1, voice });
  expect(read).toMatchObject({ version: 2, motion: "full", transitions: [], voice: [], cues: storyboard.cues });
  expect(transcriptOf(read)).toEqual(transcriptOf(storyboard));
});

test("what is no storyboard is refused", () => {
  expect(() => readStoryboard({ version: 1 })).toThrow();
  expect(() => readStoryboard({ ...storyboard, version: 3 })).toThrow();
});
