import { expect, test } from "vitest";
import { findQualityFaults } from "#renders/index.ts";
import type { Cue } from "#storyboards/index.ts";
import { finished, storyboard } from "./finished.ts";

const cue = (startFrame: number, durationFrames: number, word: string): Cue => ({
  startMs: Math.round((startFrame * 1000) / 30),
  durationMs: Math.round((durationFrames * 1000) / 30),
  startFrame,
  durationFrames,
  lines: [word],
});
const faultsOf = (cues: Cue[]) => findQualityFaults(finished({}, { storyboard: { ...storyboard, cues } }));

test("captions one right after the other, up to the very end, are fine", () => {
  const last = storyboard.durationFrames - 40;
  expect(faultsOf([cue(0, 30, "One"), cue(30, 30, "Two"), cue(last, 40, "Three")])).toEqual([]);
});

test.each<[words: string, cues: Cue[]]>([
  ['The caption "Two" at 1.0 s overlaps the one it follows, "One"', [cue(0, 31, "One"), cue(30, 30, "Two")]],
  ['The caption "Two" at 1.0 s comes before the one it follows, "One"', [cue(90, 30, "One"), cue(30, 30, "Two")]],
  ["after the video, which ends at", [cue(storyboard.durationFrames - 29, 30, "Late")]],
])("%s", (words, cues) => {
  const faults = faultsOf(cues);
  expect(faults.map(({ check }) => check)).toEqual(["captions"]);
  expect(faults[0]?.message).toContain(words);
});
