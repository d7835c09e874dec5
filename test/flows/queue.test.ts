import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { queuedJob } from "#core/job.ts";
import { deliverRelease } from "#releases/index.ts";
import { drawSegment, finishRender, mixSound, renderStoryboard } from "#renders/index.ts";
import { JOBS } from "#worker/catalog.ts";
import { platform } from "./support/channels.ts";
import { claimedDelivery } from "./support/deliveries.ts";
import { endlessRenderer } from "./support/renderers.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
let workers: ReturnType<Stage["work"]> | undefined;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(() => {
  stage.said.length = 0;
});
afterEach(async () => {
  await workers?.close();
  workers = undefined;
});
afterAll(() => stage.close());

const failures = () => stage.said.filter(({ message }) => message === "A job failed");
const stateOf = async (id: string) => (await stage.prisma.render.findUniqueOrThrow({ where: { id } })).state;

async function nextRender(): Promise<string> {
  const { renderId } = await requestVideo(await writeStory(stage));
  await stage.relay();
  return renderId;
}

const renderId = randomUUID();
test.each<[what: string, name: string, payload: object]>([
  ["nothing", renderStoryboard.name, {}],
  ["an id that is none", renderStoryboard.name, { renderId: '\'; DROP TABLE "Render"; --', attempt: 0 }],
  ["a negative attempt", renderStoryboard.name, { renderId, attempt: -1 }],
  ["half an attempt", renderStoryboard.name, { renderId, attempt: 0.5 }],
  ["a field that nobody knows", renderStoryboard.name, { renderId, attempt: 0, quality: "draft" }],
  ["the payload of another job", renderStoryboard.name, { deliveryId: randomUUID(), attempt: 0 }],
  ["an unknown job's name", "format-disk", { renderId, attempt: 0 }],
  ["a name from the prototype", "constructor", { renderId, attempt: 0 }],
])("a job that carries %s is refused, and the next one runs", async (_what, name, payload) => {
  await stage.send([{ name, queue: "renders", key: `poison-${randomUUID()}`, payload }]);
  const next = await nextRender();
  workers = stage.work();
  await expect.poll(() => stateOf(next), { timeout: 10_000 }).toBe("qc_passed");
  expect(failures()).toMatchObject([{ level: "error", facts: { job: name } }]);
});

test("whatever kind of job it is that carries poison, it is refused, and the queues go on", async () => {
  const poisons = [{}, { deliveryId: 7, renderId: null, attempt: "0" }, { attempt: 0, text: "x".repeat(1_000_000) }];
  const poisoned = JOBS.flatMap(({ name, queue }) =>
    poisons.map((payload) => ({ name, queue, key: `poison-${randomUUID()}`, payload })),
  );
  await stage.send(poisoned);
  const { port, ledger } = platform();
  workers = stage.work({ channels: { gallery: port } });
  await expect.poll(() => failures().length, { timeout: 30_000 }).toBe(poisoned.length);
  expect(new Set(failures().map(({ facts }) => (facts as { job: string }).job))).toEqual(
    new Set(JOBS.map(({ name }) => name)),
  );
  const next = await nextRender();
  const { releaseId } = await claimedDelivery(stage);
  await stage.relay();
  await expect.poll(() => stateOf(next), { timeout: 10_000 }).toBe("qc_passed");
  await expect.poll(() => ledger, { timeout: 10_000 }).toEqual([releaseId]);
});

test("a job for something that is gone ends without a fuss", async () => {
  for (const job of [renderStoryboard, mixSound, finishRender]) {
    await stage.send([queuedJob(job, { renderId, attempt: 0, ...(job === renderStoryboard ? { priority: 1 } : {}) })]);
  }
  await stage.send([queuedJob(drawSegment, { renderId, attempt: 0, position: 0 })]);
  const next = await nextRender();
  workers = stage.work();
  await expect.poll(() => stateOf(next), { timeout: 10_000 }).toBe("qc_passed");
  expect(failures()).toEqual([]);
});

test("a job that its transaction took back never reaches the queue", async () => {
  const ctx = stage.as("test");
  const payload = { deliveryId: randomUUID(), attempt: 0 };
  const undone = ctx.transaction(async (tx) => {
    await ctx.enqueue(tx, deliverRelease, payload);
    throw new Error("Changed my mind.");
  });
  await expect(undone).rejects.toThrow("Changed my mind.");
  expect(await stage.prisma.outbox.count({ where: { key: deliverRelease.key(payload) } })).toBe(0);
  expect(await stage.relay()).toBe(0);
});

test("a payload that its own job would refuse is not taken in", async () => {
  const ctx = stage.as("test");
  const wrong = ctx.transaction((tx) => ctx.enqueue(tx, deliverRelease, { deliveryId: "none", attempt: 0 }));
  await expect(wrong).rejects.toThrow();
  expect(await stage.relay()).toBe(0);
});

test("workers that close tell the work in progress to stop, and the render waits for the next worker", async () => {
  const { renderer, begun } = endlessRenderer();
  const id = await nextRender();
  workers = stage.work({ renderer });
  await begun;
  await workers.close();
  workers = stage.work();
  await expect.poll(() => stateOf(id), { timeout: 10_000 }).toBe("qc_passed");
  const { attempt, triesLeft } = await stage.prisma.render.findUniqueOrThrow({ where: { id } });
  expect({ attempt, triesLeft }).toEqual({ attempt: 1, triesLeft: 2 });
});
