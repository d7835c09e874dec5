import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, SECOND } from "#core/clock.ts";
import { cancelRender, recoverRenders } from "#renders/actions/index.ts";
import { finishRender, type Renderer } from "#renders/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { countedRenderer, endlessRenderer, type Steps, tinyRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { editScript, requestVideo, type Story, writeStory } from "./support/story.ts";

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

describe("a cancelled render", () => {
  const cancel = (renderId: string, reason?: string) =>
    cancelRender({ ctx: story.producer.ctx, input: { renderId, ...(reason ? { reason } : {}) } });

  test("stops begun work, leaves no folder behind, and says who cancelled it and why", async () => {
    const { renderer, begun } = endlessRenderer();
    work({ renderer });
    const id = await request();
    await begun;
    await cancel(id, "the wrong presenter");
    expect(await read(id)).toMatchObject({ state: "cancelled", stage: null, nextCheckAt: null });
    await expect.poll(() => readdir(join(stage.dataDir, "work")), PATIENT).toEqual([]);
    await expect
      .poll(async () => (await segmentsOf(id)).map(({ state }) => state), PATIENT)
      .toEqual(Array(3).fill("waiting"));
    const [trace] = await stage.prisma.auditEntry.findMany({ where: { entityId: id, action: "render.cancel" } });
    expect(trace).toMatchObject({ reason: "the wrong presenter", actor: { personId: story.producer.id } });
    expect(await read(id)).toMatchObject({ state: "cancelled" });
  });

  test("leaves jobs in the queue that do nothing", async () => {
    const id = await planned();
    await cancel(id);
    const { renderer, drawings } = countedRenderer({ finish: () => Promise.reject(new Error()) });
    work({ renderer });
    await expect
      .poll(() => stage.queue.has({ queue: "renders", key: finishRender.key({ renderId: id, attempt: 1 }) }), PATIENT)
      .toBe(false);
    expect(drawings).toEqual([]);
    expect(await read(id)).toMatchObject({ state: "cancelled", failure: null });
  });

  test("before it was begun is never begun", async () => {
    const id = await request();
    await cancel(id);
    const { renderer, drawings } = countedRenderer();
    work({ renderer });
    await becomes(await request({}, await writeStory(stage)), "qc_passed");
    expect(drawings.filter(({ storyboard }) => storyboard.episode === story.episode.slug)).toEqual([]);
    expect(await read(id)).toMatchObject({ state: "cancelled", attempt: 0 });
  });

  test("is begun anew when it is asked for again", async () => {
    const id = await planned();
    await cancel(id);
    expect(await request()).toBe(id);
    work({});
    await becomes(id, "qc_passed");
    expect(await read(id)).toMatchObject({ attempt: 2 });
  });

  test("cannot be cancelled again, nor one that is done or that nobody asked for", async () => {
    const id = await request();
    await cancel(id);
    await expect(cancel(id)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await expect(cancel(crypto.randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancel("none")).rejects.toMatchObject({ code: "INVALID_INPUT" });
    work({});
    const done = await request({ format: "square" });
    await becomes(done, "qc_passed");
    await expect(cancel(done)).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

describe("the queue", () => {
  test("that is lost in the middle costs time: the render begins again", async () => {
    const id = await planned();
    await stage.loseQueue();
    await expire(id);
    await sweep();
    expect(await read(id)).toMatchObject({ state: "queued", attempt: 1 });
    await stage.relay();
    work({});
    await becomes(id, "qc_passed");
    expect(await read(id)).toMatchObject({ attempt: 2 });
  });

  test("may keep a render waiting as long as it likes: that is no silence", async () => {
    const id = await planned();
    for (let look = 0; look < 3; look += 1) {
      await expire(id);
      expect(await sweep()).toEqual({ again: 0, failed: 0 });
      const { state, attempt, nextCheckAt } = await read(id);
      expect({ state, attempt }).toEqual({ state: "rendering", attempt: 1 });
      expect(nextCheckAt?.getTime()).toBeGreaterThan(Date.now());
    }
    work({});
    await becomes(id, "qc_passed");
    expect(await read(id)).toMatchObject({ attempt: 1 });
  });

  test("gives out drafts first, then what is needed earliest, and last what nobody waits for", async () => {
    const done: string[] = [];
    const words = async (title: string) => {
      const own = await writeStory(stage);
      const { versionId } = await editScript(own, own.producer);
      return { title, own: { ...own, versionId } };
    };
    const [never, late, soon, draft] = await Promise.all(["never", "late", "soon", "draft"].map(words));
    const nameOf = new Map([never, late, soon, draft].map((of) => [of?.own.episode.slug, of?.title]));
    for (const [of, changes] of [
      [never, {}],
      [late, { neededAt: fromNow(9 * DAY) }],
      [soon, { neededAt: fromNow(2 * DAY) }],
      [draft, { quality: "draft" }],
    ] as const) {
      if (of) await request(changes, of.own);
    }
    const finish: Steps["finish"] = ({ storyboard }) => done.push(nameOf.get(storyboard.episode) ?? "");
    work({ renderer: tinyRenderer("", { finish }), renders: 1 });
    await expect.poll(() => done, PATIENT).toEqual(["draft", "soon", "late", "never"]);
  });

  test("moves a waiting render forward when somebody needs it earlier, and never back", async () => {
    const [first, other] = [story, await writeStory(stage)];
    const id = await request({}, first);
    await request({ neededAt: fromNow(2 * DAY) }, other);
    const soon = fromNow(DAY);
    expect(await request({ neededAt: soon }, first)).toBe(id);
    await request({ neededAt: fromNow(3 * DAY) }, first);
    expect(await read(id)).toMatchObject({ neededAt: soon });
    const done: string[] = [];
    const finish: Steps["finish"] = ({ storyboard }) => done.push(storyboard.episode);
    work({ renderer: tinyRenderer("", { finish }), renders: 1 });
    await expect.poll(() => done, PATIENT).toEqual([first.episode.slug, other.episode.slug]);
  });
});
