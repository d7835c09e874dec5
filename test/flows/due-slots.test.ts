import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CampaignFile } from "#campaigns/index.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { claimDueSlots } from "#releases/actions/index.ts";
import { placeSlot } from "#schedule/actions/index.ts";
import { ago, fromNow, insertRelease } from "../fixtures.ts";
import { claimNow, placeHold, shiftSlot } from "./support/claims.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory } from "./support/story.ts";

type ReadyStory = Awaited<ReturnType<typeof readyStory>>;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const releasesOf = (slotId: string) => stage.prisma.release.count({ where: { slotId } });
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

describe("never early", () => {
  test("a slot waits for its time by the database clock, however fast the scheduler's own clock runs", async () => {
    const { slot } = await readyStory(stage);
    await shiftSlot(stage, slot.id, -HOUR);
    const ctx = { ...stage.as("claim-due-slots"), now: () => fromNow(2 * HOUR) };
    await claimDueSlots({ ctx, input: {} });
    expect(await claimNow(stage, slot.id)).toEqual({ state: "scheduled", stateReason: null });
    expect(await releasesOf(slot.id)).toBe(0);
  });

  test("the scheduler is told when the next slot is due", async () => {
    const { slot } = await readyStory(stage);
    await shiftSlot(stage, slot.id, -5 * MINUTE);
    await stage.prisma.slot.updateMany({
      where: { id: { not: slot.id }, state: { in: ["scheduled", "held"] } },
      data: { state: "cancelled", nextCheckAt: null },
    });
    const { nextInMs } = await claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
    expect(nextInMs).toBeGreaterThan(4 * MINUTE);
    expect(nextInMs).toBeLessThanOrEqual(5 * MINUTE);
  });

  test("the database itself refuses a release before its time", async () => {
    const story = await readyStory(stage);
    await shiftSlot(stage, story.slot.id, -HOUR);
    await expect(insertRelease(stage.prisma, story)).rejects.toThrow("is not due yet");
  });

  test("a slot cannot be placed in the past", async () => {
    const { planner, scheduleId, episode } = await readyStory(stage);
    const at = { wallTime: `${dayOf(ago(2 * DAY))}T09:00` };
    const placing = placeSlot({ ctx: planner.ctx, input: { scheduleId, episodeId: episode.id, at } });
    await expect(placing).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("a hold stops a release, and its end lets it go", () => {
  test.each<[what: string, of: (story: ReadyStory) => Parameters<typeof placeHold>[2]]>([
    ["the campaign", ({ campaign }) => ({ campaignId: campaign.id })],
    ["the episode", ({ episode }) => ({ episodeId: episode.id })],
    ["the slot", ({ slot }) => ({ slotId: slot.id })],
    ["everything", () => ({})],
    ["its language in the campaign", ({ campaign }) => ({ campaignId: campaign.id, locale: "en" })],
  ])("a hold on %s", async (_what, of) => {
    const story = await readyStory(stage);
    const hold = await placeHold(stage, story.planner.id, of(story));
    try {
      expect(await claimNow(stage, story.slot.id)).toEqual({ state: "held", stateReason: "held: an incident" });
      expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "held" });
      expect(await releasesOf(story.slot.id)).toBe(0);
    } finally {
      await stage.prisma.hold.update({ where: { id: hold.id }, data: { liftedAt: new Date() } });
    }
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
    expect(await releasesOf(story.slot.id)).toBe(1);
  });

  test("a hold of another campaign, episode or slot stops nothing here", async () => {
    const [other, story] = [await readyStory(stage), await readyStory(stage)];
    await placeHold(stage, other.planner.id, { campaignId: other.campaign.id });
    await placeHold(stage, other.planner.id, { episodeId: other.episode.id });
    await placeHold(stage, other.planner.id, { slotId: other.slot.id });
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
  });

  test("a hold on a channel of the campaign", async () => {
    const { slot, planner, campaign } = await readyStory(stage);
    const channel = await stage.prisma.channel.findFirstOrThrow({ where: { campaignId: campaign.id } });
    await placeHold(stage, planner.id, { channelId: channel.id });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "held" });
  });

  test("a hold on a language that the campaign does not speak stops nothing", async () => {
    const { slot, planner, campaign } = await readyStory(stage);
    await placeHold(stage, planner.id, { campaignId: campaign.id, locale: "de" });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("an expired hold stops nothing, one that expires later does", async () => {
    const [story, held] = [await readyStory(stage), await readyStory(stage)];
    await placeHold(stage, story.planner.id, { campaignId: story.campaign.id, expiresAt: ago(MINUTE) });
    await placeHold(stage, held.planner.id, { campaignId: held.campaign.id, expiresAt: fromNow(HOUR) });
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
    expect(await claimNow(stage, held.slot.id)).toMatchObject({ state: "held" });
  });

  test("a slot that is held past its grace is missed, not released when the hold is lifted", async () => {
    const { slot, planner } = await readyStory(stage);
    const hold = await placeHold(stage, planner.id, { slotId: slot.id });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "held" });
    await shiftSlot(stage, slot.id, 7 * HOUR);
    await stage.prisma.hold.update({ where: { id: hold.id }, data: { liftedAt: new Date() } });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "missed" });
    expect(await releasesOf(slot.id)).toBe(0);
  });
});

describe("time and place speak against a release", () => {
  test.each<[what: string, pause: (story: ReadyStory, pausedAt: Date | null) => Promise<unknown>]>([
    [
      "campaign",
      ({ campaign }, pausedAt) => stage.prisma.campaign.update({ where: { id: campaign.id }, data: { pausedAt } }),
    ],
    [
      "schedule",
      ({ scheduleId }, pausedAt) => stage.prisma.schedule.update({ where: { id: scheduleId }, data: { pausedAt } }),
    ],
  ])("a slot that comes due while its %s is paused is skipped and never replayed", async (_what, pause) => {
    const story = await readyStory(stage);
    await pause(story, new Date());
    expect(await claimNow(stage, story.slot.id)).toEqual({ state: "skipped", stateReason: "paused" });
    await pause(story, null);
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "skipped" });
    expect(await releasesOf(story.slot.id)).toBe(0);
  });

  test("a slot in a blackout is held, and goes out when that is over", async () => {
    const blackouts = [
      { from: `${dayOf(ago(DAY))}T00:00`, until: `${dayOf(fromNow(DAY))}T00:00`, reason: "Holidays", policy: "hold" },
    ] as const;
    const { slot, scheduleId } = await readyStory(stage, { blackouts: [...blackouts] });
    expect(await claimNow(stage, slot.id)).toEqual({ state: "held", stateReason: "blackout: Holidays" });
    await stage.prisma.blackout.updateMany({ where: { scheduleId }, data: { untilAt: ago(1) } });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("a slot on the day on which the campaign is over is skipped", async () => {
    const { slot, campaign } = await readyStory(stage);
    const endsOn = new Date(`${slot.wallTime.slice(0, 10)}T00:00:00Z`);
    await stage.prisma.campaign.update({ where: { id: campaign.id }, data: { endsOn } });
    expect(await claimNow(stage, slot.id)).toEqual({ state: "skipped", stateReason: "the campaign is over" });
  });

  test("a slot within its grace goes out and is called late; a later one is missed", async () => {
    const [late, missed] = [await readyStory(stage), await readyStory(stage)];
    await shiftSlot(stage, late.slot.id, 5 * HOUR);
    await shiftSlot(stage, missed.slot.id, 7 * HOUR);
    expect(await claimNow(stage, late.slot.id)).toMatchObject({ state: "releasing" });
    expect(await claimNow(stage, missed.slot.id)).toMatchObject({ state: "missed" });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: late.slot.id } })).toMatchObject({ isLate: true });
    expect(await releasesOf(missed.slot.id)).toBe(0);
  });

  test("a campaign whose channels are all switched off holds its slots", async () => {
    const { slot, campaign } = await readyStory(stage);
    await stage.prisma.channel.updateMany({ where: { campaignId: campaign.id }, data: { isActive: false } });
    expect(await claimNow(stage, slot.id)).toEqual({ state: "held", stateReason: "no channel is active" });
  });
});

describe("a presenter who takes the consent back is not shown", () => {
  const presented = (id: string): Partial<CampaignFile> => ({
    presenters: [{ id, name: "Robin", role: "Presenter", consent: { until: "2027-12-31", channels: ["gallery"] } }],
    episodes: [{ slug: `with-${id}`, title: "With a presenter", topic: "Passwords", presenter: id }],
  });

  test.each([
    ["withdrawn", { withdrawnAt: ago(MINUTE) }],
    ["expired", { expiresAt: ago(MINUTE) }],
    ["granted for later", { grantedAt: fromNow(HOUR) }],
  ])("an episode whose presenter's consent is %s is held", async (how, data) => {
    const { slot, episode } = await readyStory(stage, presented(`robin-${how.replaceAll(" ", "-")}`));
    const where = { presenterId: episode.presenterId ?? "" };
    expect(await stage.prisma.consent.updateMany({ where, data })).toEqual({ count: 1 });
    expect(await claimNow(stage, slot.id)).toMatchObject({
      state: "held",
      stateReason: "the presenter's consent to these channels is missing, expired or withdrawn",
    });
    expect(await releasesOf(slot.id)).toBe(0);
  });

  test("an episode whose presenter consents goes out", async () => {
    const { slot } = await readyStory(stage, presented("robin-agrees"));
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });

  test("nobody's consent is assumed", async () => {
    const { slot } = await readyStory(stage, {
      ...presented("robin-unasked"),
      presenters: [{ id: "robin-unasked", name: "Robin", role: "Presenter" }],
    });
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "held" });
  });
});
