import { afterAll, expect, test } from "vitest";
import { duckedSpans, duckingVolume } from "#infra/ffmpeg/ducking.ts";
import { run } from "#infra/ffmpeg/run.ts";
import { loudnessBetween, temporaryFolder, tone, writeSound } from "./tiny-files.ts";

const folder = temporaryFolder();
afterAll(folder.remove);

test("the bed comes back in a long pause and stays back in a short one, whatever order the voices come in", () => {
  const spans = duckedSpans([
    { startMs: 6000, durationMs: 1000 },
    { startMs: 1000, durationMs: 1000 },
    { startMs: 2600, durationMs: 500 },
  ]);
  expect(spans).toEqual([
    { from: 1, to: 3.1 },
    { from: 6, to: 7 },
  ]);
});

test("a short voice inside a longer one does not bring the bed back early", () => {
  const voice = [
    { startMs: 0, durationMs: 5000 },
    { startMs: 1000, durationMs: 500 },
  ];
  expect(duckedSpans(voice)).toEqual([{ from: 0, to: 5 }]);
});

test("the bed lies 11 dB lower under a voice, is down when it begins, and is back half a second after it", async () => {
  const bed = writeSound(folder.at("bed.wav"), 9, tone(300, 0.3));
  const ducked = folder.at("ducked.wav");
  const volume = `volume='${duckingVolume([{ startMs: 3000, durationMs: 2000 }])}':eval=frame`;
  await run("ffmpeg", ["-loglevel", "error", "-y", "-i", bed, "-af", volume, ducked]);
  const before = await loudnessBetween(ducked, 1, 2.7);
  expect((await loudnessBetween(ducked, 3.03, 4.97)) - before).toBeCloseTo(-11, 0.5);
  expect((await loudnessBetween(ducked, 5.53, 8)) - before).toBeCloseTo(0, 0.5);
  expect((await loudnessBetween(ducked, 5.03, 5.48)) - before).toBeLessThan(-2);
});

test("a bed without a voice is left as it is", () => {
  expect(duckingVolume([])).toBe("1");
});
