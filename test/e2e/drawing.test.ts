import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { captureFrames } from "#infra/drawing/capture-frames.ts";
import { drawSegment } from "#infra/drawing/draw-segment.ts";
import { planVideo } from "#infra/drawing/plan-video.ts";
import type { Tab } from "#infra/drawing/tab.ts";
import { openTabs, type Tabs } from "#infra/drawing/tabs.ts";
import { createLook } from "#infra/ffmpeg/look.ts";
import { unpackSmall } from "#infra/ffmpeg/see-small.ts";
import { openPieceStore } from "#infra/files/piece-store.ts";
import type { PieceStore } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { sampleScenes, sampleStoryboard } from "../../videos/samples.ts";
import { hookSample } from "../../videos/scenes/hook/sample.ts";
import { tipSample } from "../../videos/scenes/tip/sample.ts";
import { temporaryFolder } from "./support/running-program.ts";

const folder = temporaryFolder();
const tabs = openTabs({ executable: undefined, count: 2 });
afterAll(async () => {
  await tabs.close();
  folder.remove();
});
const { signal } = new AbortController();
const take = async (tab: Tab, frame: number) =>
  createHash("sha256")
    .update(await tab.capture(frame))
    .digest("hex");
const drawing = { scale: 0.5, media: () => undefined, take };
const short = sampleStoryboard("square", [
  { ...hookSample, seconds: 2 },
  { ...tipSample, seconds: 2 },
]);

let pieces: PieceStore;
let count = 0;
beforeEach(() => {
  count += 1;
  pieces = openPieceStore({ folder: join(folder.path, `pieces-${count}`) });
});

function draw(storyboard: Storyboard, drawers: Tabs = tabs) {
  const request = { storyboard, paths: {}, piecesDir: "", quality: "draft", position: 0, folder: folder.path } as const;
  return drawSegment(request, { tabs: drawers, pieces, signal, onFrame: () => {}, doubtOneIn: 1 });
}

async function firstSegment(storyboard: Storyboard) {
  const [segment] = await planVideo({ storyboard, quality: "draft" }, { pieces });
  if (segment === undefined) throw new Error("The video has no segment.");
  return segment;
}

test("a frame has the same bytes whatever was drawn before it, in whichever tab and in whichever browser", async () => {
  const frames = [0, 10, 30, 45, 62, 66, 70, 100, 110];
  const seen = new Map<number, Set<string>>();
  const other = openTabs({ executable: undefined, count: 2 });
  const inSomeOrder = async (tab: Tab, order: readonly number[]) => {
    for await (const { frame, picture } of captureFrames([tab], { ...drawing, storyboard: short, frames: order }))
      seen.set(frame, (seen.get(frame) ?? new Set()).add(picture));
  };
  try {
    for (const drawers of [tabs, other]) {
      await drawers.use(async ([one, two]) => {
        if (!one || !two) throw new Error("There are not two tabs.");
        await Promise.all([inSomeOrder(one, frames), inSomeOrder(two, frames.toReversed())]);
        await Promise.all([inSomeOrder(one, frames.toReversed()), inSomeOrder(two, [...frames, ...frames])]);
      }, signal);
    }
  } finally {
    await other.close();
  }
  expect([...seen].filter(([, digests]) => digests.size > 1).map(([frame]) => frame)).toEqual([]);
  expect(seen.size).toBe(frames.length);
});

describe("each picture that stands for many frames looks the same at both ends", () => {
  test.each(sampleScenes.map((scene) => [scene.kind, scene] as const))(
    "in a scene of the kind %s",
    async (_, scene) => {
      const storyboard = sampleStoryboard("square", [{ ...scene, seconds: 3 }]);
      const { holds } = await firstSegment(storyboard);
      expect(holds.some(({ frames }) => frames > 1)).toBe(true);
      const { framesCaptured, holdsBroken } = await draw(storyboard);
      expect(holdsBroken).toBe(0);
      expect(framesCaptured).toBe(new Set(holds.map(({ capture }) => capture)).size);
    },
  );
});

test.each([
  ["en", ["Look at this", "Hear about it"]],
  ["ar", ["انظر إلى هذا", "اسمع عن هذا"]],
  ["ja", ["これを見る", "これを聞く"]],
])(
  "in %s the letters of titles and captions can be seen: with others, the picture is another",
  async (locale, words) => {
    const [one = "", other = ""] = words;
    const pictures = new Set<string>();
    const see = async (title: string, narration: string) => {
      const scenes = [{ id: "hook", kind: "hook", title, narration, seconds: 3 } as const];
      const storyboard = sampleStoryboard("square", scenes, { locale });
      await tabs.use(async (all) => {
        for await (const { picture } of captureFrames(all, { ...drawing, storyboard, frames: [60] }))
          pictures.add(picture);
      }, signal);
    };
    await see(one, one);
    await see(one, other);
    await see(other, one);
    expect(pictures.size).toBe(3);
  },
);

test("a picture that moves behind our back is found, drawn frame by frame, and shown as it moves", async () => {
  const { holds, startFrame, key } = await firstSegment(short);
  const longest = holds.reduce((one, other) => (other.frames > one.frames ? other : one));
  const before = holds.slice(0, holds.indexOf(longest));
  const first = startFrame + before.reduce((sum, { frames }) => sum + frames, 0);
  const last = first + longest.frames - 1;
  // Its second half looks like the very first frame of the scene, whatever its markup says.
  const moved = first + Math.floor(longest.frames / 2);
  const moving: Tabs = {
    ...tabs,
    use: (work, stop) =>
      tabs.use((all) => {
        const seeing = (tab: Tab): Tab => ({
          ...tab,
          capture: (frame) => tab.capture(frame >= moved && frame <= last ? startFrame : frame),
        });
        return work(all.map(seeing));
      }, stop),
  };
  const distinct = new Set(holds.map(({ capture }) => capture)).size;
  // It is drawn twice: as planned, and with each frame of that hold in place of the one that stood for all.
  const framesCaptured = distinct + (distinct - 1 + longest.frames);
  expect(await draw(short, moving)).toEqual({ framesCaptured, holdsBroken: 1 });

  const file = await pieces.find(key, "look");
  if (file === null) throw new Error("The piece was not kept.");
  const shown = await unpackSmall(readFileSync(file), { width: 540, height: 540 });
  const stillSpans = (from: number, to: number) => {
    const look = createLook();
    for (const picture of shown.slice(from, to)) look.see(picture);
    return look.facts().stillSpans;
  };
  const half = moved - first;
  expect(stillSpans(first - startFrame, moved - startFrame)).toEqual([{ startFrame: 0, frames: half }]);
  expect(stillSpans(first - startFrame, last + 1 - startFrame)).toEqual([
    { startFrame: 0, frames: half },
    { startFrame: half, frames: longest.frames - half },
  ]);
});
