import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { captureFrames } from "#infra/drawing/capture-frames.ts";
import type { Tab } from "#infra/drawing/tab.ts";
import { openTabs } from "#infra/drawing/tabs.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { sampleStoryboard } from "../../videos/samples.ts";
import { presenterSample } from "../../videos/scenes/presenter/sample.ts";
import { stepsSample } from "../../videos/scenes/steps/sample.ts";
import { expectRefusal, newFolder, sunny } from "../e2e/run-sunny.ts";
import { halfPieces, ONE_SCENE, openEngine, workLeft } from "./support/engine.ts";
import { left, mainBrowser } from "./support/processes.ts";

const { signal } = new AbortController();
// How long a person waits for the next render to begin.
const SOON = 5000;

const portrait = (file: string) =>
  sampleStoryboard("square", [{ ...presenterSample, seconds: 2, portrait: { kind: "photo", file } }]);
const asset = { file: "media/robin.jpg", sha256: "a".repeat(64), type: "image/jpeg", width: 64, height: 64 };

describe("a script that cannot become a video is refused before anything is drawn, with its field", () => {
  const scene = (fields: string) => `
episode: poisoned
locale: en
title: Poisoned
topic: Test
audience: Whoever runs the tests
action: Look
nextCheckOn: 2027-05-03
scenes:
  - { id: only, kind: hook, narration: Look at this., ${fields} }
`;
  const place = String.raw`en\.yaml:10:\d+: scenes\.0\.`;
  test.each<[what: string, text: string, says: RegExp]>([
    ["ten megabytes of text", scene(`title: ${"x".repeat(10_000_000)}`), /en\.yaml: is larger than 256 kB/],
    [
      "a line of a hundred thousand letters",
      scene(`title: ${"x ".repeat(50_000)}`),
      RegExp(`${place}title: is longer`),
    ],
    ["a thousand million frames", scene("title: Look, seconds: 33333333"), RegExp(`${place}seconds: `)],
    ["a length without end", scene("title: Look, seconds: .inf"), RegExp(`${place}seconds: `)],
    ["a letter under a pile of marks", scene(`title: Z${"\u0321".repeat(200)}`), RegExp(`${place}title: has a letter`)],
    [
      "letters that make a slow pattern try for ever",
      scene(`title: Look, emphasis: ["${"a".repeat(60)}!"], description: "${"(a+)+".repeat(40)}$"`),
      RegExp(`${place}(description|emphasis)`),
    ],
    [
      "an address made to keep a slow pattern busy",
      `${scene("title: Look")}  - { id: last, kind: end-card, title: See you, url: "${"a-".repeat(5000)}", narration: Bye. }\n`,
      /en\.yaml:\d+:\d+: scenes\.1\.url: /,
    ],
  ])("%s", async (_, text, says) => {
    const path = join(newFolder(), "en.yaml");
    writeFileSync(path, text);
    const ended = await sunny(["render", path, "--no-voice", "--out", join(newFolder(), "video.mp4")]);
    expectRefusal(ended, { code: 65, says });
  });
});

describe("a picture that cannot be drawn ends its render as poison, and the next one is whole", () => {
  test.each<[what: string, poison: Storyboard, paths: Record<string, string>, says: RegExp]>([
    [
      "a scene that throws when its frames are told apart",
      // Without what it is about, as no script that was read can be.
      sampleStoryboard("square", [Object.assign({ ...stepsSample }, { steps: null })]),
      {},
      /^A frame cannot be drawn: /,
    ],
    [
      "a scene that throws on the page",
      portrait("media/nobody.jpg"),
      {},
      /^A frame cannot be drawn: media\/nobody\.jpg is not among the assets/,
    ],
    [
      "a photo that nobody has brought",
      { ...portrait("media/robin.jpg"), assets: [asset] },
      {},
      /^A frame cannot be drawn: /,
    ],
    [
      "a photo whose file is gone",
      { ...portrait("media/robin.jpg"), assets: [asset] },
      { [asset.sha256]: "/nowhere/robin.jpg" },
      /^A frame cannot be drawn: the file robin\.jpg is gone/,
    ],
  ])("%s", async (_, storyboard, paths, says) => {
    const engine = openEngine();
    const ending = { code: "RENDER_FAILED", reason: "poison", canRetry: false, message: expect.stringMatching(says) };
    await expect(engine.render({ storyboard, paths })).rejects.toMatchObject(ending);
    expect(workLeft(engine.folder)).toEqual([]);
    expect(halfPieces(engine.folder)).toEqual([]);
    expect((await engine.render({ storyboard: ONE_SCENE })).facts.video?.frames).toBe(ONE_SCENE.durationFrames);
  });
});

describe("a frame that never ends is given up as poison, and the next one is drawn soon after", () => {
  function drawing() {
    const launched: BrowserContext[] = [];
    const launch = chromium.launchPersistentContext.bind(chromium);
    vi.spyOn(chromium, "launchPersistentContext").mockImplementation(async (...given) => {
      const browser = await launch(...given);
      launched.push(browser);
      return browser;
    });
    const tabs = openTabs({ executable: undefined, count: 1 });
    onTestFinished(tabs.close);
    const draw = (storyboard: Storyboard, photo?: string, stop = signal) => {
      const take = (tab: Tab, frame: number) => tab.capture(frame);
      const asked = { storyboard, frames: [10], scale: 0.5, media: () => photo, take };
      return tabs.use(async (all) => {
        for await (const { frame } of captureFrames(all, asked)) expect(frame).toBe(10);
      }, stop);
    };
    /** Makes the page of the open browser turn in circles at the next frame; waits until it may, then tells when it does. */
    const loop = async () => {
      const page = launched.at(-1)?.pages()[1];
      if (page === undefined) throw new Error("No browser is open.");
      await page.evaluate("framePage.pixels = () => { console.log('in circles'); for (;;); }");
      return { begins: page.waitForEvent("console") };
    };
    return { draw, loop };
  }
  const SLOW = { reason: "poison", message: "A frame was not drawn within 30 s." };

  async function expectNextSoon(draw: (storyboard: Storyboard) => Promise<void>) {
    let isDrawn = false;
    const next = draw(ONE_SCENE).then(() => {
      isDrawn = true;
    });
    await expect.poll(() => isDrawn, { timeout: SOON, interval: 50 }).toBe(true);
    await next;
  }

  test("a page that turns in circles", async () => {
    const { draw, loop } = drawing();
    await draw(ONE_SCENE);
    const stuck = mainBrowser();
    const { begins } = await loop();
    const givenUp = expect(draw(ONE_SCENE)).rejects.toMatchObject(SLOW);
    await begins;
    await givenUp;
    await expectNextSoon(draw);
    expect(stuck).toHaveLength(1);
    expect(left(stuck)).toEqual([]);
  });

  test("a page that turns in circles, cancelled before it is given up", async () => {
    const { draw, loop } = drawing();
    await draw(ONE_SCENE);
    const stuck = mainBrowser();
    const { begins } = await loop();
    const stopping = new AbortController();
    const stopped = expect(draw(ONE_SCENE, undefined, stopping.signal)).rejects.toMatchObject({
      reason: "interrupted",
    });
    await begins;
    stopping.abort();
    await stopped;
    await expect.poll(() => left(stuck), { timeout: SOON, interval: 50 }).toEqual([]);
    await expectNextSoon(draw);
  });

  test("a photo that is never answered", async () => {
    const { draw } = drawing();
    const photo = join(newFolder(), "robin.jpg");
    // Who reads from it waits until somebody writes, which nobody does.
    execFileSync("mkfifo", [photo]);
    await draw(ONE_SCENE);
    await expect(draw({ ...portrait("media/robin.jpg"), assets: [asset] }, photo)).rejects.toMatchObject(SLOW);
    await expectNextSoon(draw);
  });
});
