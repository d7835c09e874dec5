import { expect, test } from "vitest";
import { halfPieces, ONE_SCENE, openEngine, SHORT, scratchLeft, workLeft } from "./support/engine.ts";
import { browsers, drawers, encoders, hosts, left } from "./support/processes.ts";

// The promise to whoever presses Cancel.
const SOON = { timeout: 5000, interval: 50 };
const STOPPED = { code: "RENDER_FAILED", reason: "interrupted" };

test("a render that is cancelled while it draws stops browser and encoder, and nothing of it is left", async () => {
  const engine = openEngine();
  const stopping = new AbortController();
  let family = drawers();
  const onProgress = ({ done }: { done: number }) => {
    if (done < 2 || stopping.signal.aborted) return;
    family = [...browsers(), ...encoders()];
    stopping.abort();
  };
  const rendering = engine.render({ storyboard: SHORT, signal: stopping.signal, onProgress });
  await expect(rendering).rejects.toMatchObject(STOPPED);
  expect(family.length).toBeGreaterThan(0);
  await expect.poll(() => left(family), SOON).toEqual([]);
  expect(drawers().filter((one) => !hosts().some(({ pid }) => pid === one.pid))).toEqual([]);
  expect(workLeft(engine.folder)).toEqual([]);
  await expect.poll(() => scratchLeft(engine.folder), SOON).toEqual([]);
  expect(halfPieces(engine.folder)).toEqual([]);
  expect((await engine.render({ storyboard: ONE_SCENE })).facts.video?.frames).toBe(ONE_SCENE.durationFrames);
});

test("one that is cancelled while it encodes stops the encoder; only the resting browser stays, for whoever comes next", async () => {
  const engine = openEngine();
  const stopping = new AbortController();
  let family = encoders();
  const watching = setInterval(() => {
    if (stopping.signal.aborted || encoders().length === 0) return;
    family = encoders();
    stopping.abort();
  }, 2);
  await expect(engine.draw({ storyboard: ONE_SCENE, signal: stopping.signal })).rejects.toMatchObject(STOPPED);
  clearInterval(watching);
  expect(family.length).toBeGreaterThan(0);
  await expect.poll(() => left(family), SOON).toEqual([]);
  expect(encoders()).toEqual([]);
  expect(workLeft(engine.folder)).toEqual([]);
  expect(halfPieces(engine.folder)).toEqual([]);
  expect((await engine.render({ storyboard: ONE_SCENE })).facts.video?.frames).toBe(ONE_SCENE.durationFrames);

  const resting = drawers();
  await engine.close();
  await expect.poll(() => left(resting), SOON).toEqual([]);
  expect(scratchLeft(engine.folder)).toEqual([]);
});
