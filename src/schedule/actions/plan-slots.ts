import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { planRollout } from "../rollout.ts";
import { findTakenTimes, findUnplacedEpisodes, insertSlot, type ScheduleWithAll, type Slot } from "../store.ts";
import { timetableOf } from "../timetable-of.ts";
import { wallTimeAt } from "../zones.ts";

/** How far ahead slots are made. */
const HORIZON_MS = 400 * DAY;

/** Gives each episode without a slot one by the rule, as the plan shows them. The schedule is locked by the caller. */
export async function planSlots({ ctx, input: schedule }: Call<ScheduleWithAll>, tx: Transaction) {
  const { id: scheduleId, timeZone, campaign, version: ruleVersion } = schedule;
  const now = await databaseNow(tx);
  const episodes = await findUnplacedEpisodes(tx, campaign.id);
  const taken = await findTakenTimes(tx, scheduleId, ruleVersion);
  const timetable = timetableOf(schedule);
  const { slots, unplaced } = planRollout({
    campaign: {
      ...timetable,
      // A time that another slot has is one from which an episode waits for the next.
      blackouts: [...taken.map(minuteOf), ...timetable.blackouts],
      episodes: episodes.map(({ slug, title, notBefore }) => ({ slug, title, notBefore: notBefore ?? undefined })),
    },
    from: wallTimeAt(now, timeZone).slice(0, "2026-12-01".length),
    now,
  });
  const made: Slot[] = [];
  for (const { episode, wallTime, instant, shifted, tzdbVersion } of slots) {
    const nominalAt = new Date(instant);
    const row = episodes.find(({ slug }) => slug === episode.slug);
    if (!row || nominalAt.getTime() > now.getTime() + HORIZON_MS) continue;
    const key = `v${ruleVersion}:${wallTime}`;
    const time = { wallTime, timeZone, nominalAt, dueAt: nominalAt, nextCheckAt: nominalAt, tzdbVersion };
    made.push(await insertSlot(tx, { scheduleId, episodeId: row.id, key, ruleVersion, isShifted: shifted, ...time }));
  }
  if (made.length > 0) {
    await recordAudit(tx, ctx, {
      action: "schedule.plan",
      entityType: "Schedule",
      entityId: scheduleId,
      after: { ruleVersion, slots: made.map(({ id, episodeId, wallTime }) => ({ id, episodeId, wallTime })) },
    });
  }
  return { slots: made, unplaced };
}

const minuteOf = (wallTime: string) => ({
  from: wallTime,
  until: toWallTime(wallTimeToMs(wallTime) + MINUTE),
  reason: "another episode has this time",
  policy: "shift" as const,
});
