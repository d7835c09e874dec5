import { beforeAll, describe, expect, test } from "vitest";
import { halfPieces, openEngine, SHORT, scratchLeft, undisturbed, workLeft } from "./support/engine.ts";
import {
  browsers,
  drawers,
  encoders,
  hosts,
  kill,
  killFirst,
  left,
  mainBrowser,
  type Seen,
} from "./support/processes.ts";

// What a person waits for before looking whether something hangs.
const SOON = { timeout: 5000, interval: 50 };

let whole: Buffer;
beforeAll(async () => {
  whole = await undisturbed(SHORT);
});

describe("a browser that is killed while it draws", () => {
  test("ends the drawing with a reason that may be tried again, and leaves no process and no profile", async () => {
    const engine = openEngine();
    const family: Seen[] = [];
    const drawing = engine.draw({ storyboard: SHORT }, (done) => {
      if (done !== 2) return;
      family.push(...browsers());
      kill(mainBrowser());
    });
    await expect(drawing).rejects.toMatchObject({ code: "RENDER_FAILED", reason: "browser", canRetry: true });
    expect(family.length).toBeGreaterThan(0);
    await expect.poll(() => left(family), SOON).toEqual([]);
    const profiles = () => scratchLeft(engine.folder).filter((name) => name.includes("profile"));
    await expect.poll(profiles, SOON).toEqual([]);
    expect(workLeft(engine.folder)).toEqual([]);
    expect(halfPieces(engine.folder)).toEqual([]);
    expect((await engine.render({ storyboard: SHORT })).bytes.equals(whole)).toBe(true);
  });

  test("costs a whole render a moment, not its video", async () => {
    const engine = openEngine();
    let killed: Seen[] = [];
    const onProgress = ({ done }: { done: number }) => {
      if (done === 2 && killed.length === 0) killed = kill(mainBrowser());
    };
    const { bytes } = await engine.render({ storyboard: SHORT, onProgress });
    expect(left(killed)).toEqual([]);
    expect(killed).toHaveLength(1);
    expect(bytes.equals(whole)).toBe(true);
  });
});

test("an encoder that is killed ends the drawing likewise, and the next one is whole", async () => {
  const engine = openEngine();
  let hasEnded = false;
  const drawing = engine.draw({ storyboard: SHORT }).finally(() => {
    hasEnded = true;
  });
  const [killed] = await Promise.all([
    killFirst(encoders, () => hasEnded),
    expect(drawing).rejects.toMatchObject({ code: "RENDER_FAILED", reason: "interrupted", canRetry: true }),
  ]);
  expect(left(killed)).toEqual([]);
  expect(encoders()).toEqual([]);
  expect(workLeft(engine.folder)).toEqual([]);
  expect(halfPieces(engine.folder)).toEqual([]);
  expect((await engine.render({ storyboard: SHORT })).bytes.equals(whole)).toBe(true);
});

describe("a render process that is killed", () => {
  test.each<[when: string, isThen: (done: number) => boolean]>([
    ["while it draws", (done) => done >= 2],
    ["while it encodes", () => encoders().length > 0],
  ])("%s takes browser and encoder with it, says so, and leaves nothing half made", async (_, isThen) => {
    const engine = openEngine();
    let family: Seen[] = [];
    let done = 0;
    const watching = setInterval(() => {
      if (family.length > 0 || !isThen(done)) return;
      family = drawers();
      kill(hosts());
    }, 2);
    const drawing = engine.draw({ storyboard: SHORT }, (count) => {
      done = count;
    });
    await expect(drawing).rejects.toMatchObject({
      reason: "interrupted",
      canRetry: true,
      message: "The render process ended before the video was done.",
    });
    clearInterval(watching);
    expect(family.filter(({ command }) => command.includes("chromium")).length).toBeGreaterThan(0);
    await expect.poll(() => left(family), SOON).toEqual([]);
    await expect.poll(() => scratchLeft(engine.folder), SOON).toEqual([]);
    expect(workLeft(engine.folder)).toEqual([]);
    expect(halfPieces(engine.folder)).toEqual([]);
    expect((await engine.render({ storyboard: SHORT })).bytes.equals(whole)).toBe(true);
  });
});
