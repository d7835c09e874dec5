import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DAY, MINUTE, SECOND } from "#core/clock.ts";
import { claimDueSlots, deliverToChannel, recoverDeliveries } from "#releases/actions/index.ts";
import { deliverRelease } from "#releases/index.ts";
import { placeSlot } from "#schedule/actions/index.ts";
import { ago, fromNow, insertSlot } from "../fixtures.ts";
import { deliveryPorts, platform } from "./support/channels.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
let workers: ReturnType<Stage["work"]> | undefined;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => {
  await workers?.close();
  workers = undefined;
});
afterAll(() => stage.close());

const deliveriesOf = (slotId: string) => stage.prisma.delivery.findMany({ where: { release: { slotId } } });
const countConfirmed = (slots: { id: string }[]) =>
  stage.prisma.delivery.count({
    where: { state: "confirmed", release: { slotId: { in: slots.map(({ id }) => id) } } },
  });

async function dueSlots(count: number) {
  const { slot, scheduleId, episode } = await readyStory(stage);
  const places = { schedule: { id: scheduleId }, episode };
  const more = Array.from({ length: count - 1 }, (_, index) =>
    insertSlot(stage.prisma, places, ago((index + 2) * MINUTE)),
  );
  // Many at once is what this is about, not the pace of a channel.
  await stage.prisma.channel.updateMany({ data: { minGapMs: 0, dailyCap: 1000, mostInFlight: 1000 } });
  return [slot, ...(await Promise.all(more))];
}

async function claimedDelivery() {
  const { slot } = await readyStory(stage);
  await stage.round();
  const [delivery] = await deliveriesOf(slot.id);
  if (!delivery) throw new Error("The slot has no delivery.");
  return { slot, delivery };
}

test.each([2, 5])("%i schedulers that race for many due slots release each once", async (schedulers) => {
  const slots = await dueSlots(30);
  const rounds = await Promise.all(
    Array.from({ length: schedulers }, () => claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} })),
  );
  expect(rounds.reduce((sum, { counts }) => sum + counts.released, 0)).toBe(slots.length);
  expect(rounds.reduce((sum, { counts }) => sum + counts.failed, 0)).toBe(0);
  const where = { slotId: { in: slots.map(({ id }) => id) } };
  expect(await stage.prisma.release.count({ where })).toBe(slots.length);

  const { port, ledger } = platform();
  workers = stage.work({ channels: { gallery: port } });
  while ((await stage.relay()) > 0);
  await expect.poll(() => countConfirmed(slots), { timeout: 20_000 }).toBe(slots.length);
  expect(ledger).toHaveLength(slots.length);
  expect(new Set(ledger).size).toBe(slots.length);
});

test("five who place the same episode at the same time make one slot", async () => {
  const { planner, scheduleId, episode } = await writeStory(stage);
  const wallTime = `${fromNow(DAY).toISOString().slice(0, 10)}T09:00`;
  const place = () => placeSlot({ ctx: planner.ctx, input: { scheduleId, episodeId: episode.id, at: { wallTime } } });
  const placed = await Promise.all(Array.from({ length: 5 }, place));
  expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
  expect(await stage.prisma.slot.count({ where: { scheduleId } })).toBe(1);
});

test("five who ask for the same video get one render", async () => {
  const { producer, versionId } = await writeStory(stage);
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => requestVideo({ producer, versionId })));
  const got = asked.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const [first] = got;
  expect(new Set(got.map(({ renderId }) => renderId))).toEqual(new Set([first?.renderId]));
  expect(await stage.prisma.render.count({ where: { contentHash: first?.contentHash ?? "" } })).toBe(1);
  expect(await requestVideo({ producer, versionId })).toEqual(first);
});

test("the same job run by two workers at once sends once", async () => {
  const { delivery } = await claimedDelivery();
  const { port, ledger } = platform();
  const run = () =>
    deliverToChannel(
      { ctx: stage.as("deliver-release"), input: { deliveryId: delivery.id, attempt: 0 } },
      deliveryPorts({ gallery: port }),
    );
  await Promise.all([run(), run(), run()]);
  await run();
  expect(ledger).toEqual([delivery.releaseId]);
});

test("a job that arrives again after its key was forgotten finds nothing to do", async () => {
  const { slot, delivery } = await claimedDelivery();
  const { port, ledger } = platform();
  workers = stage.work({ channels: { gallery: port } });
  await stage.relay();
  await expect.poll(() => countConfirmed([slot])).toBe(1);
  const payload = { deliveryId: delivery.id, attempt: 0 };
  const next = await claimedDelivery();
  await stage.send([{ name: deliverRelease.name, queue: "releases", key: deliverRelease.key(payload), payload }]);
  await stage.relay();
  await expect.poll(() => countConfirmed([next.slot])).toBe(1);
  expect(ledger).toEqual([delivery.releaseId, next.delivery.releaseId]);
});

test("an outbox that is relayed by two processes at once, and then once more, sends once", async () => {
  const { slot, delivery } = await claimedDelivery();
  await Promise.all([stage.relay(), stage.relay()]);
  // As after a crash between the queue and the note that it was sent.
  const where = { key: deliverRelease.key({ deliveryId: delivery.id, attempt: 0 }) };
  await stage.prisma.outbox.updateMany({ where, data: { sentAt: null, nextCheckAt: new Date() } });
  await stage.relay();
  const { port, ledger } = platform();
  workers = stage.work({ channels: { gallery: port } });
  await expect.poll(() => countConfirmed([slot])).toBe(1);
  await stage.prisma.outbox.updateMany({ where, data: { sentAt: null, nextCheckAt: new Date() } });
  await stage.relay();
  const next = await claimedDelivery();
  await stage.relay();
  await expect.poll(() => countConfirmed([next.slot])).toBe(1);
  expect(ledger).toEqual([delivery.releaseId, next.delivery.releaseId]);
});

test.each([
  [
    "the queue lost all its jobs",
    async () => {
      await stage.relay();
      await stage.loseQueue();
    },
  ],
  [
    "a job was noted as sent but never arrived",
    async () => {
      await stage.prisma.outbox.updateMany({ data: { sentAt: new Date(), nextCheckAt: null } });
    },
  ],
])("when %s, the sweep finishes the release, once", async (_loss, lose) => {
  const { slot, delivery } = await claimedDelivery();
  await lose();
  const { port, ledger } = platform();
  workers = stage.work({ channels: { gallery: port } });
  await stage.round();
  await stage.relay();
  expect(await deliveriesOf(slot.id)).toMatchObject([{ state: "pending" }]);
  await stage.prisma.delivery.update({ where: { id: delivery.id }, data: { nextCheckAt: ago(SECOND) } });
  const sweeps = await Promise.all([1, 2].map(() => recoverDeliveries({ ctx: stage.as("sweep"), input: {} })));
  expect(sweeps.reduce((sum, { again }) => sum + again, 0)).toBeGreaterThan(0);
  await stage.relay();
  await expect.poll(() => countConfirmed([slot])).toBe(1);
  expect(ledger).toEqual([delivery.releaseId]);
});
