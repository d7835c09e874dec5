import { databaseNow, type Transaction } from "#access/index.ts";
import { MINUTE } from "#core/clock.ts";
import { dateOf, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { jitterMaker } from "../jitter.ts";
import { HORIZON_MS } from "../materialise.ts";
import { planRollout, type Rollout } from "../rollout.ts";
import { findTakenTimes, findUnplacedEpisodes, type NewSlot, type ScheduleWithAll } from "../store.ts";
import { type StoredSchedule, timetableOf } from "../timetable-of.ts";
import { type Timetable, type Turn, turnMaker, turnsOf } from "../turns.ts";
import { wallTimeAt } from "../zones.ts";

/** The slots that the rule would give now, and what it has no time for. */
export type Proposal = { slots: NewSlot[]; rollout: Rollout };

type PlannedBy = Omit<ScheduleWithAll, "blackouts"> & Pick<StoredSchedule, "blackouts">;

/** What planning would do to a schedule as it stands, as if the slots of `without` were not there; nothing is written. */
export async function proposeSlots(
  tx: Transaction,
  schedule: PlannedBy,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<Proposal> {
  const { id: scheduleId, timeZone, campaign, version: ruleVersion } = schedule;
  const now = await databaseNow(tx);
  const episodes = await findUnplacedEpisodes(tx, campaign.id, without);
  const taken = await findTakenTimes(tx, { scheduleId, ruleVersion, without });
  const timetable = timetableOf(schedule);
  const rollout = planRollout({
    campaign: {
      ...timetable,
      // A time that another slot has is one from which an episode waits for the next.
      blackouts: [...taken.map(minuteOf), ...timetable.blackouts],
      episodes: episodes.map(({ slug, title, notBefore }) => ({ slug, title, notBefore: notBefore ?? undefined })),
    },
    from: wallTimeAt(now, timeZone).slice(0, "2026-12-01".length),
    now,
  });
  const { mostJitterMs: maxMs, jitterSecret: secret } = schedule;
  const jitterAt = jitterMaker(timetable, { maxMs, secret });
  const turnAt = turnMaker(timetable);
  const slots = rollout.slots.flatMap(({ episode, wallTime, instant, shifted, tzdbVersion }): NewSlot[] => {
    const nominalAt = new Date(instant);
    const row = episodes.find(({ slug }) => slug === episode.slug);
    if (!row || nominalAt.getTime() > now.getTime() + HORIZON_MS) return [];
    const key = `v${ruleVersion}:${wallTime}`;
    const jitterMs =
      maxMs === 0 ? 0 : jitterAt(`${scheduleId}/${key}`, turnAt(wallTime), nextTurn(timetable, nominalAt));
    const dueAt = new Date(nominalAt.getTime() + jitterMs);
    const time = { wallTime, timeZone, nominalAt, jitterMs, dueAt, nextCheckAt: dueAt, tzdbVersion };
    return [{ scheduleId, episodeId: row.id, key, ruleVersion, isShifted: shifted, ...time }];
  });
  return { slots, rollout };
}

function nextTurn(timetable: Timetable, after: Date): Turn | undefined {
  for (const turn of turnsOf(timetable, dateOf(wallTimeAt(after, timetable.timeZone)))) {
    if (turn.firstAt > after) return turn;
  }
  return undefined;
}

const minuteOf = (wallTime: string) => ({
  from: wallTime,
  until: toWallTime(wallTimeToMs(wallTime) + MINUTE),
  reason: "another episode has this time",
  policy: "shift" as const,
});
