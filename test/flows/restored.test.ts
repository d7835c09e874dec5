import { afterAll, beforeAll, expect, test } from "vitest";
import { openHighWater } from "#infra/files/high-water.ts";
import {
  acceptPublished,
  claimDueSlots,
  compareRestored,
  deliverToChannel,
  liftHold,
  reconcileReleases,
} from "#releases/actions/index.ts";
import { abilitiesOf, deliveryIdOf } from "#releases/index.ts";
import { deliveryPorts, platform } from "./support/channels.ts";
import { claimNow } from "./support/claims.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a database that was put back to before the last release starts held, and doubles nothing", async () => {
  const story = await readyStory(stage);
  const channel = await stage.prisma.channel.create({
    data: { campaignId: story.campaign.id, kind: "folder", name: "folder" },
  });
  const outside = platform();
  const ports = {
    ...deliveryPorts({ gallery: platform().port, folder: outside.port }),
    highWater: openHighWater(stage.dataDir),
  };
  const compare = () => compareRestored({ ctx: stage.as("compare-restored"), input: {} }, ports);
  expect(await compare()).toEqual({ isOlder: false });
  await claimNow(stage, story.slot.id);
  const before = await stage.prisma.delivery.findMany({ where: { release: { slotId: story.slot.id } } });
  for (const { id, attempt } of before) {
    await deliverToChannel({ ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt } }, ports);
  }
  expect(outside.ledger).toHaveLength(1);
  expect(await compare()).toEqual({ isOlder: false });

  await forget(story.slot.id);
  expect(await compare()).toEqual({ isOlder: true });
  expect(await compare()).toEqual({ isOlder: true });
  expect(await stage.prisma.hold.count({ where: { job: "compare-restored" } })).toBe(1);
  await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
  const read = () => stage.prisma.slot.findUniqueOrThrow({ where: { id: story.slot.id } });
  expect(await read()).toMatchObject({ state: "scheduled" });

  const { found } = await reconcileReleases({ ctx: story.planner.ctx, input: {} }, ports);
  expect(found).toEqual([
    {
      slotId: story.slot.id,
      episode: story.episode.slug,
      channelId: channel.id,
      channel: "folder",
      is: "live",
      permalink: expect.any(String),
    },
  ]);
  const permalink = found[0]?.permalink ?? null;
  const input = { slotId: story.slot.id, reason: "I have seen it", channels: [{ channelId: channel.id, permalink }] };
  const accept = () => acceptPublished({ ctx: story.planner.ctx, input }, { abilities: abilitiesOf(ports.channels) });
  await accept();
  await expect(accept()).rejects.toMatchObject({ code: "WRONG_STATE" });
  expect(await read()).toMatchObject({ state: "released" });
  expect(await compare()).toEqual({ isOlder: false });
  const hold = await stage.prisma.hold.findFirstOrThrow({ where: { job: "compare-restored" } });
  await liftHold({ ctx: story.planner.ctx, input: { holdId: hold.id, reason: "compared", dryRun: false } });
  const ids = before.map(({ id }) => id);
  expect(ids).toContain(deliveryIdOf(story.slot.id, channel.id));
  for (const { id, attempt } of await stage.prisma.delivery.findMany({ where: { id: { in: ids } } })) {
    await deliverToChannel({ ctx: stage.as("deliver-release"), input: { deliveryId: id, attempt } }, ports);
  }
  expect(outside.ledger).toHaveLength(1);
  const release = await stage.prisma.release.findUniqueOrThrow({ where: { slotId: story.slot.id } });
  expect(release).toMatchObject({ state: "released" });
});

/** What a backup of before the claim does not know. */
async function forget(slotId: string): Promise<void> {
  const slot = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slotId } });
  const sql = [
    `ALTER TABLE "Release" DISABLE TRIGGER ALL`,
    `ALTER TABLE "Slot" DISABLE TRIGGER ALL`,
    `DELETE FROM "Delivery"`,
    `DELETE FROM "ReleaseRender"`,
    `DELETE FROM "Release"`,
    `UPDATE "Slot" SET "state" = 'scheduled', "nextCheckAt" = '${slot.dueAt.toISOString()}'`,
    `ALTER TABLE "Slot" ENABLE TRIGGER ALL`,
    `ALTER TABLE "Release" ENABLE TRIGGER ALL`,
  ];
  for (const line of sql) await stage.prisma.$executeRawUnsafe(line.replace(/"(\w+)"/, '"public"."$1"'));
}
