import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { soundsOf } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../../videos/samples.ts";

const storyboard = sampleStoryboard("vertical");
const sounds = soundsOf(storyboard);

test("each small sound comes just after its scene has begun", () => {
  const starts = storyboard.scenes.map(({ startMs }) => startMs);
  expect(sounds.length).toBeGreaterThan(5);
  for (const { startMs } of sounds) expect(starts).toContain(startMs - 267);
});

test("a scene that opens, speaks or says goodbye has none", () => {
  const quiet = storyboard.scenes.filter(({ startMs }) => !sounds.some((sound) => sound.startMs === startMs + 267));
  expect(quiet.map(({ scene }) => scene.kind)).toEqual(["hook", "presenter", "end-card"]);
});

test("the call to action chimes, and the wrong page is noticed", () => {
  const soundOf = (kind: string) =>
    soundsOf(
      sampleStoryboard(
        "square",
        sampleScenes.filter((one) => one.kind === kind),
      ),
    );
  expect(soundOf("call-to-action")).toEqual([{ sound: "chime", startMs: 267 }]);
  expect(soundOf("lookalike")).toEqual([{ sound: "notice", startMs: 267 }]);
});

test("every sound that a video asks for is there", () => {
  for (const { sound } of sounds)
    expect(existsSync(new URL(`../../../videos/public/sounds/${sound}.m4a`, import.meta.url)), sound).toBe(true);
});
