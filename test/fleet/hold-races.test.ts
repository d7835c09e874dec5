import { afterAll, beforeAll, expect, test } from "vitest";
import { claimDueSlots, deliverToChannel, placeHold, retractRelease } from "#releases/actions/index.ts";
import { deliveryPorts, platform } from "../flows/support/channels.ts";
import { claimNow } from "../flows/support/claims.ts";
import { claimedDelivery, deliverOnce, readDelivery } from "../flows/support/deliveries.ts";
import { countWaiting, slowToCommit } from "../flows/support/slow.ts";
import { openStage, type Stage } from "../flows/support/stage.ts";
import { readyStory } from "../flows/support/story.ts";

// Only a Postgres of its own has two transactions open at once; each test stops one just before it commits.
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const claim = (ctx = stage.as("claim-due-slots")) => claimDueSlots({ ctx, input: {} });

test("a scheduler that comes while a hold is being placed waits for it, and holds the slot", async () => {
  const { slot, planner } = await readyStory(stage);
  const slow = slowToCommit(planner.ctx);
  const placing = placeHold({ ctx: slow.ctx, input: { on: { slotId: slot.id }, reason: "an incident" } });
  await slow.worked;
  const claiming = claim();
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await placing;
  expect((await claiming).counts).toMatchObject({ released: 0, held: 1 });
});

test("a hold that comes while a slot is being claimed waits, and still stops the send", async () => {
  const { slot, planner } = await readyStory(stage);
  const slow = slowToCommit(stage.as("claim-due-slots"));
  const claiming = claim(slow.ctx);
  await slow.worked;
  const placing = placeHold({ ctx: planner.ctx, input: { on: { slotId: slot.id }, reason: "an incident" } });
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  await claiming;
  expect(await placing).toMatchObject({ slots: 0, underWay: [] });
  const { id } = await stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId: slot.id } } });
  const { port, ledger } = platform();
  await deliverOnce(stage, id, port);
  expect(ledger).toEqual([]);
  expect(await readDelivery(stage, id)).toMatchObject({ state: "pending", failure: "held: an incident" });
});

test("a release that is taken down while a worker begins to send it waits, and is removed after the send", async () => {
  const story = await claimedDelivery(stage);
  const slow = slowToCommit(stage.as("deliver-release"));
  const { port, ledger, removed } = platform();
  const input = { deliveryId: story.id, attempt: 0 };
  const sending = deliverToChannel({ ctx: slow.ctx, input }, deliveryPorts({ gallery: port }));
  await slow.worked;
  const retracting = retractRelease({
    ctx: story.reviewers.accuracy.ctx,
    input: { releaseId: story.releaseId, reason: "the advice changed" },
  });
  await expect.poll(() => countWaiting(stage)).toBe(1);
  slow.commit();
  expect(await retracting).toEqual({ state: "retracting" });
  await sending;
  expect([ledger, removed]).toEqual([[story.releaseId], [story.releaseId]]);
  expect(await readDelivery(stage, story.id)).toMatchObject({ state: "retracted" });
});

test("two channels that confirm at the same moment make one whole release", async () => {
  const story = await readyStory(stage);
  await stage.prisma.channel.create({ data: { campaignId: story.campaign.id, kind: "folder", name: "folder" } });
  await claimNow(stage, story.slot.id);
  const deliveries = await stage.prisma.delivery.findMany({ where: { release: { slotId: story.slot.id } } });
  const ports = deliveryPorts({ gallery: platform().port, folder: platform().port });
  await Promise.all(
    deliveries.map(({ id, attempt }) =>
      deliverToChannel({ ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt } }, ports),
    ),
  );
  const release = await stage.prisma.release.findUniqueOrThrow({ where: { slotId: story.slot.id } });
  expect(release).toMatchObject({ state: "released" });
});
