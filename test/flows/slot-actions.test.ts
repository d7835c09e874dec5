import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import {
  backfillEpisodes,
  cancelSlot,
  decideMissed,
  editSchedule,
  materialiseSlots,
  moveSlot,
  placeSlot,
  releaseNow,
  skipSlot,
} from "#schedule/actions/index.ts";
import { movesBetween, SLOT_STATES } from "#schedule/index.ts";
import { ago, fromNow, insertSlot, insertStory } from "../fixtures.ts";
import { claimNow, shiftSlot } from "./support/claims.ts";
import { openTasks } from "./support/deliveries.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory, type Story, writeStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const inDays = (days: number) => `${dayOf(fromNow(days * DAY))}T09:00`;
const place = ({ planner, scheduleId, episode }: Pick<Story, "planner" | "scheduleId" | "episode">, days: number) =>
  placeSlot({ ctx: planner.ctx, input: { scheduleId, episodeId: episode.id, at: { wallTime: inDays(days) } } });
const slotsOf = (scheduleId: string) =>
  stage.prisma.slot.findMany({ where: { scheduleId }, orderBy: { nominalAt: "asc" } });
const lastTrace = (entityId: string) =>
  stage.prisma.auditEntry.findFirstOrThrow({ where: { entityId }, orderBy: { seq: "desc" } });

test("the database refuses the moves that the table does not know, and takes the others", async () => {
  const story = await insertStory(stage.prisma);
  let minutes = 10;
  for (const from of SLOT_STATES) {
    for (const to of SLOT_STATES.filter((state) => state !== from)) {
      minutes += 1;
      const { id } = await insertSlot(stage.prisma, story, ago(minutes * MINUTE));
      // Set as it was made: only changes are moves.
      await stage.prisma.$executeRaw`DELETE FROM "public"."Slot" WHERE "id" = ${id}::uuid`;
      const row = { ...(await insertSlot(stage.prisma, story, ago(minutes * MINUTE))) };
      await stage.prisma.slot.delete({ where: { id: row.id } });
      await stage.prisma.slot.create({ data: { ...row, state: from } });
      const move = stage.prisma.slot.update({ where: { id: row.id }, data: { state: to } }).then(
        () => true,
        () => false,
      );
      expect([from, to, await move]).toEqual([from, to, movesBetween(from, to).length > 0]);
      await stage.prisma.slot.delete({ where: { id: row.id } });
    }
  }
});

describe("a slot is given another time", () => {
  test("with its trace, and the old time is free again", async () => {
    const story = await writeStory(stage);
    const slot = await place(story, 2);
    const input = { slotId: slot.id, version: slot.version, wallTime: inDays(3), reason: "a holiday" };
    const moved = await moveSlot({ ctx: story.planner.ctx, input });
    expect(moved).toMatchObject({ wallTime: inDays(3), state: "scheduled", version: slot.version + 1 });
    expect(moved.dueAt.toISOString()).toBe(`${inDays(3)}:00.000Z`);
    expect(await lastTrace(slot.id)).toMatchObject({
      action: "slot.move",
      actor: { personId: story.planner.id },
      reason: "a holiday",
      before: { wallTime: inDays(2) },
      after: { wallTime: inDays(3) },
    });
    expect(await place(story, 2)).toMatchObject({ state: "scheduled" });
  });

  test("once: whoever saw an older version is told so", async () => {
    const story = await writeStory(stage);
    const slot = await place(story, 2);
    const move = (days: number) =>
      moveSlot({ ctx: story.planner.ctx, input: { slotId: slot.id, version: slot.version, wallTime: inDays(days) } });
    const moves = await Promise.allSettled([move(3), move(4), move(5)]);
    expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = moves.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(refused).toEqual(["STALE_VERSION", "STALE_VERSION"]);
  });

  test.each<[what: string, wallTime: () => string, code: string]>([
    ["in the past", () => inDays(-2), "INVALID_INPUT"],
    ["after the campaign's end", () => inDays(70), "INVALID_INPUT"],
    ["in a blackout", () => inDays(10), "INVALID_INPUT"],
    ["that another slot has", () => inDays(5), "WRONG_STATE"],
  ])("but not one %s", async (_what, wallTime, code) => {
    const blackouts = [
      {
        from: `${dayOf(fromNow(9 * DAY))}T00:00`,
        until: `${dayOf(fromNow(12 * DAY))}T00:00`,
        reason: "Holidays",
        policy: "shift",
      },
    ] as const;
    const story = await writeStory(stage, { blackouts: [...blackouts] });
    const slot = await place(story, 2);
    await place(story, 5);
    const input = { slotId: slot.id, version: slot.version, wallTime: wallTime() };
    await expect(moveSlot({ ctx: story.planner.ctx, input })).rejects.toMatchObject({ code });
  });

  test("and not once it is released", async () => {
    const { slot, planner } = await readyStory(stage);
    await claimNow(stage, slot.id);
    const { version } = await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } });
    const moving = moveSlot({ ctx: planner.ctx, input: { slotId: slot.id, version, wallTime: inDays(3) } });
    await expect(moving).rejects.toMatchObject({ code: "WRONG_STATE" });
  });
});

test("a slot is left out or taken away with a reason, and neither comes back", async () => {
  const story = await writeStory(stage);
  for (const [leave, state, days] of [
    [skipSlot, "skipped", 2],
    [cancelSlot, "cancelled", 3],
  ] as const) {
    const slot = await place(story, days);
    const input = { slotId: slot.id, version: slot.version, reason: "not now" };
    await expect(leave({ ctx: story.planner.ctx, input: { ...input, reason: " " } })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    expect(await leave({ ctx: story.planner.ctx, input })).toMatchObject({ state, stateReason: "not now" });
    const again = leave({ ctx: story.planner.ctx, input: { ...input, version: slot.version + 1 } });
    await expect(again).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await lastTrace(slot.id)).toMatchObject({
      reason: "not now",
      before: { state: "scheduled" },
      after: { state },
    });
  }
});

describe("a release at once", () => {
  test("is a slot of its own, and what is planned stays planned", async () => {
    const story = await readyStory(stage);
    const planned = await place(story, 3);
    const { scheduleId, episode, planner } = story;
    const now = await releaseNow({ ctx: planner.ctx, input: { scheduleId, episodeId: episode.id, reason: "today" } });
    expect(now.key).toMatch(/^manual:/);
    expect(await claimNow(stage, now.id)).toMatchObject({ state: "releasing" });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: planned.id } })).toMatchObject({
      state: "scheduled",
    });
  });

  test("takes the place of a planned slot when it is said so", async () => {
    const story = await writeStory(stage);
    const planned = await place(story, 3);
    const insteadOf = { slotId: planned.id, version: planned.version };
    const input = { scheduleId: story.scheduleId, episodeId: story.episode.id, reason: "today", insteadOf };
    await releaseNow({ ctx: story.planner.ctx, input });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: planned.id } })).toMatchObject({
      state: "cancelled",
      stateReason: "released now instead: today",
    });
  });

  test("of many is listed first, and is of twenty at most", async () => {
    const episodes = ["a", "b"].map((name) => ({ slug: `${name}-${Date.now()}`, title: "One", topic: "Passwords" }));
    const story = await writeStory(stage, { episodes });
    const ids = (await stage.prisma.episode.findMany({ where: { campaignId: story.campaign.id } })).map(({ id }) => id);
    const backfill = (episodeIds: string[], dryRun: boolean) =>
      backfillEpisodes({
        ctx: story.planner.ctx,
        input: { scheduleId: story.scheduleId, episodeIds, reason: "late", dryRun },
      });
    expect(await backfill(ids, true)).toEqual({ episodeIds: ids, slots: [] });
    expect(await slotsOf(story.scheduleId)).toEqual([]);
    expect((await backfill(ids, false)).slots).toHaveLength(2);
    const many = Array.from({ length: 21 }, () => crypto.randomUUID());
    await expect(backfill(many, true)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("a missed slot waits for a person", () => {
  const missed = async () => {
    const story = await readyStory(stage);
    await shiftSlot(stage, story.slot.id, 7 * HOUR);
    expect(await claimNow(stage, story.slot.id)).toMatchObject({ state: "missed" });
    expect(await openTasks(stage, { slotId: story.slot.id })).toMatchObject([{ kind: "missed" }]);
    return story;
  };

  test.each<["release" | "move" | "skip", expected: object | null]>([
    ["release", { state: "scheduled", key: expect.stringMatching(/^manual:/) }],
    ["move", { state: "scheduled", wallTime: inDays(4) }],
    ["skip", null],
  ])("who says: %s", async (what, expected) => {
    const { slot, planner } = await missed();
    const decision = what === "move" ? { do: what, wallTime: inDays(4), reason: "why" } : { do: what, reason: "why" };
    const decide = () => decideMissed({ ctx: planner.ctx, input: { slotId: slot.id, decision } });
    const decided = await decide();
    if (expected === null) expect(decided.slot).toBeNull();
    else expect(decided.slot).toMatchObject({ ...expected, replacesId: slot.id });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id: slot.id } })).toMatchObject({ state: "missed" });
    expect(await openTasks(stage, { slotId: slot.id })).toEqual([]);
    await expect(decide()).rejects.toMatchObject({ code: "WRONG_STATE" });
    expect(await lastTrace(slot.id)).toMatchObject({ action: "slot.decide", reason: "why" });
  });
});

describe("a rule makes slots", () => {
  const series = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      slug: `part-${index}-${crypto.randomUUID().slice(0, 8)}`,
      title: `Part ${index}`,
      topic: "Passwords",
    }));
  const plan = ({ planner, scheduleId }: Story) => materialiseSlots({ ctx: planner.ctx, input: { scheduleId } });

  test("once, however often and by how many they are asked for", async () => {
    const story = await writeStory(stage, { episodes: series(4) });
    const made = await Promise.all([plan(story), plan(story), plan(story)]);
    expect(made.flatMap(({ slots }) => slots)).toHaveLength(4);
    const slots = await slotsOf(story.scheduleId);
    expect(slots.map(({ state, key }) => [state, key])).toEqual(
      slots.map(({ wallTime }) => ["planned", `v1:${wallTime}`]),
    );
    expect(await lastTrace(story.scheduleId)).toMatchObject({ action: "schedule.plan" });
  });

  test("around what a person placed, and a planned slot that is due goes out", async () => {
    const story = await writeStory(stage, { episodes: series(3) });
    const first = await plan(story);
    const [one] = first.slots;
    if (!one) throw new Error("There is no slot.");
    await cancelSlot({ ctx: story.planner.ctx, input: { slotId: one.id, version: one.version, reason: "free" } });
    const again = await plan(story);
    // The same occurrence is not made twice: its episode gets the next free time.
    expect(again.slots).toHaveLength(1);
    expect(again.slots[0]?.wallTime).not.toBe(one.wallTime);
    const due = first.slots[1];
    await shiftSlot(stage, due?.id ?? "", 0);
    expect(await claimNow(stage, due?.id ?? "")).toMatchObject({ state: "held" });
  });

  test("and another rule replaces those alone that nobody touched", async () => {
    const story = await writeStory(stage, { episodes: series(4) });
    const [moved, kept, ...rest] = (await plan(story)).slots;
    if (!moved || !kept) throw new Error("There are too few slots.");
    await moveSlot({
      ctx: story.planner.ctx,
      input: { slotId: moved.id, version: moved.version, wallTime: inDays(1) },
    });
    await shiftSlot(stage, kept.id, MINUTE);
    const { timeZone, blackouts, graceHours } = story.file;
    const cadence = { weekdays: ["fri"], at: "17:00" };
    const edit = (version: number) =>
      editSchedule({
        ctx: story.planner.ctx,
        input: { scheduleId: story.scheduleId, version, plan: { timeZone, blackouts, graceHours, cadence } as never },
      });
    const edited = await edit(1);
    expect(edited.replaced.sort()).toEqual(rest.map(({ id }) => id).sort());
    expect(edited.slots.map(({ wallTime }) => wallTime.slice(11))).toEqual(["17:00", "17:00"]);
    expect(edited.slots.every(({ key }) => key.startsWith("v2:"))).toBe(true);
    const states = new Map((await slotsOf(story.scheduleId)).map(({ id, state }) => [id, state]));
    expect([states.get(moved.id), states.get(kept.id)]).toEqual(["scheduled", "planned"]);
    await expect(edit(1)).rejects.toMatchObject({ code: "STALE_VERSION" });
    expect(
      (await stage.prisma.auditEntry.findMany({ where: { action: "schedule.edit", entityId: story.scheduleId } }))
        .length,
    ).toBe(1);
  });
});
