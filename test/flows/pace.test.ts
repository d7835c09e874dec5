import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { checkClock, claimDueSlots, trustClock } from "#releases/actions/index.ts";
import { abilitiesOf, type ClockMemory } from "#releases/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { ABLE, platform } from "./support/channels.ts";
import { claimNow, shiftSlot } from "./support/claims.ts";
import { deliverOnce, openTasks, readDelivery } from "./support/deliveries.ts";
import { placeLater } from "./support/sources.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { approveVideo, readyStory, renderVideo, requestVideo, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const deliveryOf = (slotId: string) => stage.prisma.delivery.findFirstOrThrow({ where: { release: { slotId } } });

describe("a channel has its pace", () => {
  test("several missed slots go out oldest first, one a gap, and what is too late by its turn is missed", async () => {
    const story = await readyStory(stage);
    const older = await placeLater(stage, story, ago(30 * MINUTE));
    const oldest = await placeLater(stage, story, ago(50 * MINUTE));
    await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
    const [first, second, third] = await Promise.all([oldest, older, story.slot].map(({ id }) => deliveryOf(id)));
    if (!first || !second || !third) throw new Error("There are too few deliveries.");
    const { port, ledger } = platform();
    await deliverOnce(stage, third.id, port);
    await deliverOnce(stage, second.id, port);
    expect(ledger).toEqual([]);
    await deliverOnce(stage, first.id, port);
    expect(ledger).toEqual([first.releaseId]);
    await deliverOnce(stage, second.id, port);
    expect(ledger).toEqual([first.releaseId]);
    const waiting = await readDelivery(stage, second.id);
    expect(waiting).toMatchObject({ state: "pending", tries: 0 });
    expect(waiting.notBeforeAt?.getTime()).toBeGreaterThan(Date.now() + 9 * MINUTE);
    expect(waiting.nextCheckAt).toEqual(waiting.notBeforeAt);

    await stage.prisma.delivery.update({ where: { id: first.id }, data: { sentAt: ago(11 * MINUTE) } });
    await deliverOnce(stage, third.id, port);
    await deliverOnce(stage, second.id, port);
    expect(ledger).toEqual([first.releaseId, second.releaseId]);

    await stage.prisma.slot.update({
      where: { id: story.slot.id },
      data: { nominalAt: ago(7 * HOUR), dueAt: ago(7 * HOUR) },
    });
    await stage.prisma.delivery.update({ where: { id: second.id }, data: { sentAt: ago(11 * MINUTE) } });
    await deliverOnce(stage, third.id, port);
    expect(ledger).toHaveLength(2);
    expect(await readDelivery(stage, third.id)).toMatchObject({
      state: "failed",
      failure: expect.stringContaining("too late"),
    });
    expect(await openTasks(stage, { slotId: story.slot.id })).toMatchObject([{ kind: "missed" }]);
  });

  test("no more than its cap in a day, the platform's own limit included", async () => {
    const story = await readyStory(stage);
    const other = await placeLater(stage, story, ago(30 * MINUTE));
    await stage.prisma.channel.updateMany({ where: { campaignId: story.campaign.id }, data: { minGapMs: 0 } });
    await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
    const { port, ledger } = platform({ abilities: { limits: { ...ABLE.limits, mostADay: 1 } } });
    await deliverOnce(stage, (await deliveryOf(other.id)).id, port);
    await deliverOnce(stage, (await deliveryOf(story.slot.id)).id, port);
    expect(ledger).toHaveLength(1);
    const { notBeforeAt } = await deliveryOf(story.slot.id);
    expect(notBeforeAt?.getTime()).toBeGreaterThan(Date.now() + 23 * HOUR);
  });
});

describe("a channel gets what it can take", () => {
  test("one that forbids end cards needs the video without, approved like the other", async () => {
    const story = await writeStory(stage);
    const { contentHash } = await renderVideo(stage, story);
    await approveVideo(story, contentHash);
    const { id } = await placeLater(stage, story, ago(MINUTE));
    const abilities = abilitiesOf({ gallery: platform({ abilities: { forbidsEndCard: true } }).port });
    await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} }, { abilities });
    const slot = () => stage.prisma.slot.findUniqueOrThrow({ where: { id } });
    expect(await slot()).toMatchObject({
      state: "held",
      stateReason: "not ready: en vertical without its end card is not rendered",
    });
    await requestVideo(story, { hasEndCard: false });
    await stage.prisma.slot.update({ where: { id }, data: { nextCheckAt: ago(1) } });
    await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} }, { abilities });
    // This script has no end card, so that both plans are one video, and what was approved of it counts.
    expect(await slot()).toMatchObject({ state: "releasing" });
    const carried = await stage.prisma.releaseRender.findMany({ where: { release: { slotId: id } } });
    expect(carried).toMatchObject([{ locale: "en", format: "vertical", hasEndCard: false }]);
  });

  test("one that chose a language the campaign does not speak holds the slot and says so", async () => {
    const { slot, campaign } = await readyStory(stage);
    await stage.prisma.channel.updateMany({ where: { campaignId: campaign.id }, data: { locales: ["de"] } });
    expect(await claimNow(stage, slot.id)).toMatchObject({
      state: "held",
      stateReason: "held: the channel gallery takes none of the campaign's videos",
    });
  });
});

describe("advice has a date", () => {
  test("an episode that rests on a source which was to be read again is held", async () => {
    const { slot } = await readyStory(stage);
    const source = await stage.prisma.source.findFirstOrThrow({ where: { id: "ncsc-three-random-words" } });
    await stage.prisma.source.update({ where: { id: source.id }, data: { nextCheckOn: ago(2 * DAY) } });
    expect(await claimNow(stage, slot.id)).toMatchObject({
      state: "held",
      stateReason: expect.stringMatching(/^expired: the source ncsc-three-random-words was to be read again on/),
    });
    await stage.prisma.source.update({ where: { id: source.id }, data: { nextCheckOn: source.nextCheckOn } });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });
});

test("a slot that comes due in a blackout moves to the next free time of its schedule", async () => {
  const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  const story = await readyStory(stage, { cadence: { weekdays: [...weekdays], at: "09:00" } } as never);
  const day = (days: number) =>
    fromNow(days * DAY)
      .toISOString()
      .slice(0, 10);
  await placeLater(stage, story, new Date(`${day(2)}T09:00:00Z`));
  await stage.prisma.blackout.create({
    data: {
      scheduleId: story.scheduleId,
      fromWall: `${day(-1)}T00:00`,
      untilWall: `${day(2)}T00:00`,
      fromAt: new Date(`${day(-1)}T00:00:00Z`),
      untilAt: new Date(`${day(2)}T00:00:00Z`),
      reason: "Holidays",
      policy: "shift",
    },
  });
  expect(await claimNow(stage, story.slot.id)).toEqual({ state: "scheduled", stateReason: "blackout: Holidays" });
  const moved = await stage.prisma.slot.findUniqueOrThrow({ where: { id: story.slot.id } });
  expect([moved.wallTime, moved.dueAt.toISOString()]).toEqual([`${day(3)}T09:00`, `${day(3)}T09:00:00.000Z`]);
});

describe("a clock that jumps ahead", () => {
  const clockAt = (monotonicMs: () => number): ClockMemory => ({ monotonicMs, last: null });
  const check = (clock: ClockMemory) => checkClock({ ctx: stage.as("check-clock"), input: {} }, { clock });
  // The monotonic clock stands an hour behind what the database's clock went: as if that had jumped.
  const jump = async () => {
    const clock = clockAt(() => performance.now());
    await check(clock);
    if (clock.last) clock.last.databaseMs -= HOUR;
    return { clock, isTrusted: (await check(clock)).isTrusted };
  };

  test("publishes nothing until a person says that the time is right", async () => {
    const { slot, planner } = await readyStory(stage);
    expect(await jump()).toMatchObject({ isTrusted: false });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "scheduled" });
    await trustClock({ ctx: planner.ctx, input: { reason: "I looked at my watch" } });
    await expect(trustClock({ ctx: planner.ctx, input: { reason: "again" } })).rejects.toMatchObject({
      code: "WRONG_STATE",
    });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
    const traces = await stage.prisma.auditEntry.findMany({
      where: { entityType: "Installation" },
      orderBy: { seq: "asc" },
    });
    expect(traces.map(({ action }) => action)).toEqual(["clock.jump", "clock.trust"]);
  });

  test("releases nothing when it jumps between the look at it and the claim", async () => {
    const { planner } = await readyStory(stage);
    const clock = clockAt(() => performance.now());
    const claim = () => claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} }, { clock });
    await check(clock);
    if (clock.last) clock.last.databaseMs -= HOUR;
    expect((await claim()).counts).toMatchObject({ released: 0, held: 0, missed: 0 });
    expect(await check(clock)).toEqual({ isTrusted: false });
    await trustClock({ ctx: planner.ctx, input: { reason: "I looked at my watch" } });
    expect((await claim()).counts).toMatchObject({ released: 1 });
  });

  test("is trusted again after three steady ticks, however quickly rounds follow each other", async () => {
    const { clock } = await jump();
    for (let round = 0; round < 5; round += 1) expect(await check(clock)).toEqual({ isTrusted: false });
    for (const isTrusted of [false, false, true]) {
      await stage.prisma.installation.update({ where: { id: 1 }, data: { countedAt: ago(MINUTE) } });
      expect(await check(clock)).toEqual({ isTrusted });
    }
  });

  test("and back re-runs nothing", async () => {
    const { slot } = await readyStory(stage);
    await claimNow(stage, slot.id);
    const clock = clockAt(() => performance.now());
    await check(clock);
    if (clock.last) clock.last.databaseMs += HOUR;
    expect(await check(clock)).toEqual({ isTrusted: true });
    await shiftSlot(stage, slot.id, 0);
    await claimNow(stage, slot.id);
    expect(await stage.prisma.release.count({ where: { slotId: slot.id } })).toBe(1);
  });
});
