import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY, HOUR } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { retimeSlots } from "#schedule/actions/index.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";
import { fromNow, insertSlot } from "../fixtures.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { readyStory } from "./support/story.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const inDays = (days: number) =>
  `${fromNow(days * DAY)
    .toISOString()
    .slice(0, 10)}T09:00`;
const lastTrace = (entityId: string) =>
  stage.prisma.auditEntry.findFirstOrThrow({ where: { entityId }, orderBy: { seq: "desc" } });

test("new time-zone data moves the instant and keeps the wall time; what is near is held for a person", async () => {
  const story = await readyStory(stage);
  const timeZone = "America/Vancouver";
  const wallTimes = [inDays(20), wallTimeAt(fromNow(3 * HOUR), timeZone)];
  const slots = [];
  for (const wallTime of wallTimes) {
    const right = resolveWallTime({ wallTime, timeZone }).instant;
    const wrong = new Date(right.getTime() + HOUR);
    const { id } = await insertSlot(
      stage.prisma,
      { schedule: { id: story.scheduleId }, episode: story.episode },
      wrong,
    );
    slots.push(await stage.prisma.slot.update({ where: { id }, data: { wallTime, timeZone, tzdbVersion: "2025c" } }));
  }
  const { retimed, held } = await retimeSlots({ ctx: stage.as("retime-slots"), input: {} });
  expect(retimed.sort()).toEqual(slots.map(({ id }) => id).sort());
  expect(held).toEqual([slots[1]?.id]);
  for (const { id, wallTime } of slots) {
    const { instant } = resolveWallTime({ wallTime, timeZone });
    expect(await stage.prisma.slot.findUniqueOrThrow({ where: { id } })).toMatchObject({
      wallTime,
      nominalAt: instant,
      tzdbVersion: TZDB_VERSION,
    });
    expect(await lastTrace(id)).toMatchObject({ action: "slot.retimed" });
    expect(await stage.prisma.hold.count({ where: { slotId: id, job: "retime-slots" } })).toBe(
      held.includes(id) ? 1 : 0,
    );
  }
  expect(await retimeSlots({ ctx: stage.as("retime-slots"), input: {} })).toEqual({ retimed: [], held: [] });
});
