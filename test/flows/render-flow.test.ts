import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, SECOND } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import { recoverRenders } from "#renders/actions/index.ts";
import type { Renderer } from "#renders/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { freezer } from "./support/render-at-once.ts";
import { countedRenderer, mutedRenderer, TINY_CAPTURES, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
let story: Story;
const working: ReturnType<Stage["work"]>[] = [];
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  stage.said.length = 0;
  story = await writeStory(stage);
});
afterEach(async () => {
  for (const workers of working.splice(0)) await workers.close();
  // What a test left unfinished is not the next one's, also when it is found overdue on a slow machine.
  await stage.loseQueue();
  await stage.prisma.outbox.deleteMany({ where: { sentAt: null } });
  await stage.prisma.render.updateMany({
    where: { state: { in: ["queued", "rendering"] } },
    data: { state: "cancelled", nextCheckAt: null },
  });
});
afterAll(() => stage.close());

const { signal } = new AbortController();
const PATIENT = { timeout: 30_000 };
const run = { signal, isLastTry: false };
const read = (id: string) => stage.prisma.render.findUniqueOrThrow({ where: { id } });
const segmentsOf = (renderId: string) =>
  stage.prisma.renderSegment.findMany({ where: { renderId }, orderBy: { position: "asc" } });
const sweep = () => recoverRenders({ ctx: stage.as("sweep"), input: {} }, { queue: stage.queue });
const expire = (id: string) => stage.prisma.render.update({ where: { id }, data: { nextCheckAt: ago(SECOND) } });
const becomes = (id: string, state: string) => expect.poll(async () => (await read(id)).state, PATIENT).toBe(state);
const work = (options: Parameters<Stage["work"]>[0]) => {
  const workers = stage.work(options);
  working.push(workers);
  return workers;
};

async function request(changes: Parameters<typeof requestVideo>[1] = {}, of: Story = story): Promise<string> {
  const { renderId } = await requestVideo(of, changes);
  await stage.relay();
  return renderId;
}

/** A render that is planned, and whose other jobs wait in the queue. */
async function planned(renderer: Renderer = tinyRenderer(), changes = {}): Promise<string> {
  const { renderId } = await requestVideo(story, changes);
  await stage.handlers(renderer)["render-storyboard"]({ renderId, attempt: 0, priority: 1 }, run);
  return renderId;
}

const draw = (renderId: string, renderer: Renderer, options: Parameters<Stage["handlers"]>[1] = {}) =>
  stage.handlers(renderer, options)["draw-segment"]({ renderId, attempt: 1, position: 0 }, run);

describe("a video in parts", () => {
  test("two renders asking for the same segments at once draw each of them once", async () => {
    const { renderer, drawings } = countedRenderer();
    work({ renderer, renders: 4 });
    const ids = [await request({ format: "vertical" }), await request({ format: "square" })];
    for (const id of ids) await becomes(id, "qc_passed");
    expect(drawings).toHaveLength(3);
    const made = (await Promise.all(ids.map(segmentsOf))).flat().filter(({ isReused }) => !isReused);
    expect(made).toHaveLength(3);
    const facts = (await Promise.all(ids.map(read))).map((render) => Object(render.facts));
    expect(facts.map(({ framesCaptured }) => framesCaptured).reduce((a, b) => a + b)).toBe(3 * TINY_CAPTURES);
  });

  test("while one draws a segment, another who wants it waits and takes it", async () => {
    const muted = mutedRenderer();
    const [one, other] = [await planned(), await planned(tinyRenderer(), { format: "square" })];
    const first = draw(one, muted.renderer);
    await muted.begun;
    const { renderer, drawings } = countedRenderer();
    const second = draw(other, renderer);
    await expect.poll(async () => (await segmentsOf(one))[0]?.state, PATIENT).toBe("drawing");
    expect((await segmentsOf(other))[0]).toMatchObject({ state: "waiting" });
    muted.finish("");
    await Promise.all([first, second]);
    expect((await segmentsOf(one))[0]).toMatchObject({ state: "done", isReused: false, framesCaptured: TINY_CAPTURES });
    expect((await segmentsOf(other))[0]).toMatchObject({ state: "done", isReused: true, framesCaptured: 0 });
    expect(drawings).toEqual([]);
  });

  test("the database refuses a second drawing of a key, whatever asks for it", async () => {
    const [one, other] = [await planned(), await planned(tinyRenderer(), { format: "square" })];
    const take = (renderId: string) =>
      stage.prisma.renderSegment.update({
        where: { renderId_position: { renderId, position: 0 } },
        data: { state: "drawing", worker: "someone", leaseUntil: fromNow(HOUR) },
      });
    await take(one);
    await expect(take(other)).rejects.toMatchObject({ code: "P2002" });
  });

  test("two sets of workers share one video", async () => {
    const drawnBy = new Set<string>();
    let meet = () => {};
    const both = new Promise<void>((resolve) => {
      meet = resolve;
    });
    for (const worker of ["left", "right"]) {
      const { renderer } = countedRenderer({
        draw: () => {
          drawnBy.add(worker);
          if (drawnBy.size === 2) meet();
          return both;
        },
      });
      work({ renderer, worker, renders: 1 });
    }
    const id = await request();
    await becomes(id, "qc_passed");
    const workers = (await segmentsOf(id)).map(({ worker }) => worker?.split(" ")[0]);
    expect(new Set(workers)).toEqual(new Set(["left", "right"]));
  });

  test("a video whose parts are all there is made without drawing any", async () => {
    work({});
    await becomes(await request(), "qc_passed");
    const { renderer, drawings } = countedRenderer();
    for (const workers of working.splice(0)) await workers.close();
    work({ renderer });
    const id = await request({ theme: "dusk" });
    await becomes(id, "qc_passed");
    expect(drawings).toEqual([]);
    expect((await read(id)).facts).toMatchObject({ framesCaptured: 0, segments: 3, segmentsMade: 0 });
  });
});

describe("a segment whose drawing breaks", () => {
  const breaks = () => Promise.reject(new RenderFailedError("browser", "The browser is gone."));

  test("twice succeeds the third time", async () => {
    let failures = 0;
    const { renderer } = countedRenderer({
      draw: () => {
        failures += 1;
        return failures <= 2 ? breaks() : undefined;
      },
    });
    work({ renderer, renders: 1 });
    const id = await request();
    await becomes(id, "qc_passed");
    expect(await read(id)).toMatchObject({ attempt: 1, failure: null });
    expect(failures).toBeGreaterThan(2);
  });

  test("every time fails the render with the reason, and the next render goes on", async () => {
    const { episode } = story;
    const { renderer, drawings } = countedRenderer({
      draw: ({ storyboard, position }) =>
        storyboard.episode === episode.slug && position === 1 ? breaks() : undefined,
    });
    work({ renderer });
    const id = await request();
    const next = await request({}, await writeStory(stage));
    await becomes(id, "failed");
    await becomes(next, "qc_passed");
    expect(await read(id)).toMatchObject({
      failure: "browser",
      failureDetail: "The browser is gone.",
      attempt: 1,
      nextCheckAt: null,
    });
    const tries = drawings.filter(({ storyboard, position }) => storyboard.episode === episode.slug && position === 1);
    expect(tries).toHaveLength(3);
    expect(await readdir(join(stage.dataDir, "work"))).toEqual([]);
  });
});

describe("a worker that is silent in the middle of a segment", () => {
  async function silent() {
    const id = await planned();
    const muted = mutedRenderer();
    const ice = freezer(stage.contextOf);
    const first = draw(id, muted.renderer, { contextOf: ice.contextOf, worker: "silent" });
    await muted.begun;
    ice.freeze();
    const comesBack = async () => {
      ice.thaw();
      muted.finish("");
      await first;
    };
    const endLease = () =>
      stage.prisma.renderSegment.updateMany({
        where: { renderId: id, position: 0 },
        data: { leaseUntil: ago(SECOND) },
      });
    return { id, comesBack, endLease };
  }

  test("loses it to another, and writes nothing when it comes back", async () => {
    const { id, comesBack, endLease } = await silent();
    await endLease();
    await draw(id, tinyRenderer(), { worker: "another" });
    const before = await segmentsOf(id);
    expect(before[0]).toMatchObject({ state: "done", worker: expect.stringContaining("another") });
    await comesBack();
    expect(await segmentsOf(id)).toEqual(before);
  });

  test("keeps it as long as its time is not over", async () => {
    const { id, comesBack, endLease } = await silent();
    const second = draw(id, tinyRenderer(), { worker: "another" });
    await new Promise((resolve) => setTimeout(resolve, SECOND));
    expect((await segmentsOf(id))[0]).toMatchObject({ state: "drawing", worker: expect.stringContaining("silent") });
    await endLease();
    await second;
    await comesBack();
  });

  test("writes nothing when the render was begun anew meanwhile", async () => {
    const { id, comesBack } = await silent();
    await stage.loseQueue();
    await expire(id);
    await sweep();
    await stage.handlers(tinyRenderer())["render-storyboard"]({ renderId: id, attempt: 1, priority: 1 }, run);
    const before = [await read(id), await segmentsOf(id)];
    await comesBack();
    expect([await read(id), await segmentsOf(id)]).toEqual(before);
  });
});
