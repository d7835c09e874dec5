import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { claimDueSlots, recoverDeliveries } from "#releases/actions/index.ts";
import { createSchedule, findCalendar, materialiseSlots } from "#schedule/actions/index.ts";
import { ago, fromNow, insertSlot } from "../fixtures.ts";
import { platform } from "./support/channels.ts";
import { placeHold, shiftSlot } from "./support/claims.ts";
import { claimedDelivery, deliverOnce, makeDue, readDelivery } from "./support/deliveries.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const day = (days: number) =>
  fromNow(days * DAY)
    .toISOString()
    .slice(0, 10);
const round = () => claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
const stateOf = async (id: string) => (await stage.prisma.slot.findUniqueOrThrow({ where: { id } })).state;

describe("slots that are due together", () => {
  test("are each judged for themselves: one goes out, one is held, one is missed", async () => {
    const [good, held, late] = [await readyStory(stage), await readyStory(stage), await readyStory(stage)];
    await placeHold(stage, held.planner.id, { slotId: held.slot.id });
    await shiftSlot(stage, late.slot.id, 7 * HOUR);
    const { counts } = await round();
    expect(counts).toMatchObject({ released: 1, held: 1, missed: 1, failed: 0 });
    expect(await Promise.all([good, held, late].map(({ slot }) => stateOf(slot.id)))).toEqual([
      "releasing",
      "held",
      "missed",
    ]);
  });

  test("are not kept waiting by one that cannot be claimed", async () => {
    const [good, broken] = [await readyStory(stage), await readyStory(stage)];
    // A rule that no version of the program wrote is met when the slot looks for a time after the blackout.
    await stage.prisma.schedule.update({ where: { id: broken.scheduleId }, data: { rule: { never: true } } });
    await closeFor(broken.scheduleId);
    const { counts, nextInMs } = await round();
    expect(counts).toMatchObject({ released: 1, failed: 1 });
    // It is tried again at the next beat, not at once and without end.
    expect(nextInMs === null || nextInMs > 0).toBe(true);
    expect(await stateOf(good.slot.id)).toBe("releasing");
    expect(await stateOf(broken.slot.id)).toBe("scheduled");
    await stage.prisma.slot.update({ where: { id: broken.slot.id }, data: { state: "cancelled", nextCheckAt: null } });
  });

  test("and leave one blackout get a free time each", async () => {
    const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
    const story = await readyStory(stage, { cadence: { weekdays: [...weekdays], at: "09:00" } } as never);
    const other = await stage.prisma.episode.create({
      data: { campaignId: story.campaign.id, slug: `other-${story.slot.id}`, position: 2, title: "B", topic: "B" },
    });
    const second = await insertSlot(
      stage.prisma,
      { schedule: { id: story.scheduleId }, episode: other },
      ago(2 * MINUTE),
    );
    await closeFor(story.scheduleId);
    expect((await round()).counts).toMatchObject({ shifted: 2, failed: 0 });
    const moved = await stage.prisma.slot.findMany({
      where: { id: { in: [story.slot.id, second.id] } },
      orderBy: { nominalAt: "asc" },
    });
    expect(moved.map(({ wallTime }) => wallTime)).toEqual([`${day(2)}T09:00`, `${day(3)}T09:00`]);
  });
});

async function closeFor(scheduleId: string) {
  await stage.prisma.blackout.create({
    data: {
      scheduleId,
      fromWall: `${day(-1)}T00:00`,
      untilWall: `${day(2)}T00:00`,
      fromAt: new Date(`${day(-1)}T00:00:00Z`),
      untilAt: new Date(`${day(2)}T00:00:00Z`),
      reason: "Holidays",
      policy: "shift",
    },
  });
}

test("slots of a rule with jitter go out later, each by a time of its own that stays", async () => {
  const story = await writeStory(stage);
  const plan = { ...story.file, jitterMinutes: 20 };
  const { scheduleId } = await createSchedule({
    ctx: story.planner.ctx,
    input: { campaignId: story.campaign.id, name: "jitter", plan },
  });
  const { slots } = await materialiseSlots({ ctx: story.planner.ctx, input: { scheduleId } });
  const [slot] = slots;
  expect(slot?.jitterMs).toBeGreaterThan(0);
  expect(slot?.jitterMs).toBeLessThan(20 * MINUTE);
  expect(slot && slot.dueAt.getTime() - slot.nominalAt.getTime()).toBe(slot?.jitterMs);
  expect(slot?.nextCheckAt).toEqual(slot?.dueAt);
});

test("a page of the calendar begins after the last, also between slots of one instant", async () => {
  const story = await writeStory(stage);
  const at = fromNow(10 * DAY);
  const schedules = await Promise.all(
    ["one", "two", "three"].map((name) =>
      createSchedule({ ctx: story.planner.ctx, input: { campaignId: story.campaign.id, name, plan: story.file } }),
    ),
  );
  const ids: string[] = [];
  for (const { scheduleId } of schedules) {
    ids.push((await insertSlot(stage.prisma, { schedule: { id: scheduleId }, episode: story.episode }, at)).id);
  }
  const span = { from: at, until: new Date(at.getTime() + 1), limit: 1 };
  for (const campaignId of [story.campaign.id, undefined]) {
    const seen: string[] = [];
    let after: { nominalAt: Date; id: string } | undefined;
    for (let page = 0; page < ids.length; page += 1) {
      const [slot] = await findCalendar(stage.prisma, { ...span, campaignId, after });
      if (slot) seen.push(slot.id);
      after = slot;
    }
    expect(seen).toEqual([...ids].sort());
    expect(await findCalendar(stage.prisma, { ...span, campaignId, after })).toEqual([]);
  }
  expect(await findCalendar(stage.prisma, { ...span, from: new Date(at.getTime() + 1) })).toEqual([]);
});

test("captions that the day had no room for are sent later, beside the video that is there", async () => {
  const { id } = await claimedDelivery(stage);
  let missing = "de";
  const { port, asked } = platform({
    deliver: () => ({ is: "live", permalink: null, evidence: { captionsMissing: missing } }),
  });
  await deliverOnce(stage, id, port);
  const confirmed = await readDelivery(stage, id);
  expect([confirmed.state, confirmed.tries]).toEqual(["confirmed", 0]);
  expect(confirmed.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 5 * HOUR);
  await makeDue(stage, id);
  const jobs = () => stage.prisma.outbox.count({ where: { key: { contains: id } } });
  const before = await jobs();
  await recoverDeliveries({ ctx: stage.as("sweep"), input: {} });
  expect(await jobs()).toBe(before + 1);
  missing = "";
  await deliverOnce(stage, id, port);
  expect(await readDelivery(stage, id)).toMatchObject({ state: "confirmed", nextCheckAt: null });
  // It was asked whether the video is still there before anything was sent.
  expect(asked).toHaveLength(1);
  await deliverOnce(stage, id, port);
  expect(asked).toHaveLength(1);
});
