import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "#core/clock.ts";
import { recallSource } from "#recalls/actions/index.ts";
import {
  claimDueSlots,
  closeTask,
  liftHold,
  type PlaceHold,
  pauseReleases,
  placeHold,
  resumeReleases,
} from "#releases/actions/index.ts";
import { ago, fromNow } from "../fixtures.ts";
import { platform } from "./support/channels.ts";
import { claimNow, shiftSlot } from "./support/claims.ts";
import { claimedDelivery, deliverOnce, readDelivery } from "./support/deliveries.ts";
import { placeLater, storyOn } from "./support/sources.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { placeNow, readyStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

type Ready = Awaited<ReturnType<typeof readyStory>>;
const hold = ({ planner }: Pick<Ready, "planner">, on: PlaceHold["on"]) =>
  placeHold({ ctx: planner.ctx, input: { on, reason: "an incident" } });
const lift = ({ planner }: Pick<Ready, "planner">, holdId: string, dryRun = false) =>
  liftHold({ ctx: planner.ctx, input: { holdId, reason: "it is over", dryRun } });

describe("a person stops what is planned, and lets it go", () => {
  test.each<[what: string, on: (story: Ready) => PlaceHold["on"]]>([
    ["everything", () => "everything"],
    ["the campaign", ({ campaign }) => ({ campaignId: campaign.id })],
    ["the language of the campaign", ({ campaign }) => ({ campaignId: campaign.id, locale: "en" })],
  ])("%s", async (_what, on) => {
    const story = await readyStory(stage);
    const { holdId, slots } = await hold(story, on(story));
    expect(slots).toBeGreaterThan(0);
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "held" });
    const dry = await lift(story, holdId, true);
    expect(dry).toMatchObject({ isLifted: false });
    expect(dry.consequences).toContainEqual(
      expect.objectContaining({ slotId: story.slot.id, becomes: "goes out now", episode: story.episode.slug }),
    );
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "held" });
    await lift(story, holdId);
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
    const trace = { where: { entityId: holdId }, orderBy: { seq: "asc" } } as const;
    expect(await stage.prisma.auditEntry.findMany(trace)).toMatchObject([
      { action: "hold.place", reason: "an incident" },
      { action: "hold.lift", reason: "it is over" },
    ]);
  });

  test("who lifts a hold is told what is missed, what waits, and what other holds still stop", async () => {
    const story = await readyStory(stage);
    const later = await placeLater(stage, story, fromNow(HOUR));
    const { holdId } = await hold(story, { campaignId: story.campaign.id });
    await hold(story, { slotId: later.id });
    await shiftSlot(stage, story.slot.id, 7 * HOUR);
    const { consequences } = await lift(story, holdId, true);
    expect(consequences.map(({ slotId, becomes }) => [slotId, becomes])).toEqual([
      [story.slot.id, "is missed"],
      [later.id, "stays held"],
    ]);
  });

  test("a hold that has ended is not lifted again, and one on nothing is refused", async () => {
    const story = await readyStory(stage);
    const { holdId } = await hold(story, { slotId: story.slot.id });
    await lift(story, holdId);
    await expect(lift(story, holdId)).rejects.toMatchObject({ code: "WRONG_STATE" });
    await expect(hold(story, {})).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(hold(story, { slotId: holdId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("what a reviewer of accuracy stopped, or a recall, only such a reviewer lets go", async () => {
    const { sourceId, ...story } = await storyOn(stage);
    const slot = await placeNow(story);
    const { holdId } = await placeHold({
      ctx: story.reviewers.accuracy.ctx,
      input: { on: { slotId: slot.id }, reason: "the number is wrong" },
    });
    await recallSource({ ctx: stage.as("recall"), input: { sourceId, reason: "withdrawn" } });
    const recalled = await stage.prisma.hold.findFirstOrThrow({ where: { sourceId } });
    for (const id of [holdId, recalled.id]) {
      await expect(lift(story, id)).rejects.toMatchObject({ code: "NOT_ALLOWED" });
      await lift({ planner: story.reviewers.accuracy }, id);
    }
    expect(await claimNow(stage, slot.id)).toMatchObject({ state: "releasing" });
  });
});

describe("a hold that comes between the claim and the send", () => {
  test("stops the send, and its end lets it go", async () => {
    const story = await claimedDelivery(stage);
    const { holdId } = await hold(story, { episodeId: story.episode.id });
    const { port, ledger } = platform();
    await deliverOnce(stage, story.id, port);
    expect(ledger).toEqual([]);
    expect(await readDelivery(stage, story.id)).toMatchObject({ state: "pending", failure: "held: an incident" });
    await lift(story, holdId);
    await deliverOnce(stage, story.id, port);
    expect(ledger).toEqual([story.releaseId]);
  });

  test("and an approval that is withdrawn in between stops it too", async () => {
    const story = await claimedDelivery(stage);
    await stage.prisma.person.update({ where: { id: story.reviewers.accuracy.id }, data: { isActive: false } });
    const { port, ledger } = platform();
    await deliverOnce(stage, story.id, port);
    expect(ledger).toEqual([]);
    expect(await readDelivery(stage, story.id)).toMatchObject({
      failure: "not approved: en vertical lacks accuracy",
    });
  });

  test("on one channel of two lets the other have it", async () => {
    const story = await readyStory(stage);
    const folder = await stage.prisma.channel.create({
      data: { campaignId: story.campaign.id, kind: "folder", name: "folder" },
    });
    await hold(story, { channelId: folder.id });
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "releasing" });
    const deliveries = await stage.prisma.delivery.findMany({
      where: { release: { slotId: story.slot.id } },
      include: { channel: true },
    });
    const { port, ledger } = platform();
    for (const { id } of deliveries) await deliverOnce(stage, id, port);
    expect(ledger).toHaveLength(1);
    const release = await stage.prisma.release.findUniqueOrThrow({ where: { slotId: story.slot.id } });
    expect(release).toMatchObject({ state: "partly_released" });
  });
});

test("a hold wins every race with the schedulers: once it is placed, nothing more is claimed", async () => {
  const story = await readyStory(stage);
  const slots = [story.slot];
  for (let index = 2; index < 12; index += 1) slots.push(await placeLater(stage, story, ago(index * MINUTE)));
  const claim = () => claimDueSlots({ ctx: stage.as("claim-due-slots"), input: {} });
  const [{ holdId }] = await Promise.all([hold(story, { campaignId: story.campaign.id }), claim(), claim(), claim()]);
  const before = await stage.prisma.release.count({ where: { episodeId: story.episode.id } });
  await claim();
  expect(await stage.prisma.release.count({ where: { episodeId: story.episode.id } })).toBe(before);
  const { createdAt } = await stage.prisma.hold.findUniqueOrThrow({ where: { id: holdId } });
  const late = await stage.prisma.auditEntry.count({
    where: {
      action: "slot.release",
      entityId: { in: slots.map(({ id }) => id) },
      seq: { gt: (await stage.prisma.auditEntry.findFirstOrThrow({ where: { entityId: holdId } })).seq },
    },
  });
  expect(createdAt).toBeInstanceOf(Date);
  expect(late).toBe(0);
});

describe("a pause does not replay", () => {
  test.each<[what: string, what_: (story: Ready) => "everything" | { campaignId: string }]>([
    ["everything", () => "everything"],
    ["a campaign", ({ campaign }) => ({ campaignId: campaign.id })],
  ])("%s", async (_name, whatOf) => {
    const story = await readyStory(stage);
    const unseen = await placeLater(stage, story, fromNow(HOUR));
    const after = await placeLater(stage, story, fromNow(2 * HOUR));
    const input = { what: whatOf(story), reason: "an incident" };
    await pauseReleases({ ctx: story.planner.ctx, input });
    await expect(pauseReleases({ ctx: story.planner.ctx, input })).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await claimNow(stage, story.slot.id)).toEqual({ state: "skipped", stateReason: "paused" });
    // Its time passes while no scheduler runs.
    await stage.prisma.installation.updateMany({ where: { pausedAt: { not: null } }, data: { pausedAt: ago(HOUR) } });
    await stage.prisma.campaign.updateMany({ where: { pausedAt: { not: null } }, data: { pausedAt: ago(HOUR) } });
    await shiftSlot(stage, unseen.id, 10 * MINUTE);
    const { skipped } = await resumeReleases({ ctx: story.planner.ctx, input });
    expect(skipped).toContain(unseen.id);
    await shiftSlot(stage, after.id, 0);
    expect(await claimNow(stage, after.id)).toMatchObject({ state: "releasing" });
    await expect(resumeReleases({ ctx: story.planner.ctx, input })).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

test("a task is closed by a person with a reason, once", async () => {
  const { sourceId, ...story } = await storyOn(stage);
  const slot = await placeNow(story);
  await claimNow(stage, slot.id);
  await recallSource({ ctx: stage.as("recall"), input: { sourceId, reason: "withdrawn" } });
  const task = await stage.prisma.task.findFirstOrThrow({ where: { sourceId } });
  const close = () =>
    closeTask({ ctx: story.planner.ctx, input: { taskId: task.id, reason: "the numbers still hold" } });
  await close();
  await expect(close()).rejects.toMatchObject({ code: "WRONG_STATE" });
  expect(await stage.prisma.auditEntry.findFirst({ where: { entityId: task.id } })).toMatchObject({
    action: "task.close",
    reason: "the numbers still hold",
  });
});
