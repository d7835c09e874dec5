import { DAY } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { dateOf, startOfDate, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { jitterOf } from "./jitter.ts";
import { type Timetable, type Turn, turnsOf } from "./turns.ts";
import { resolveWallTime, wallTimeAt } from "./zones.ts";

/** A schedule as it is stored; `version` is raised by each edit of its rule. */
export type MaterialSchedule = Omit<Timetable, "audiences"> & {
  id: string;
  version: number;
  /** None by default. The secret keeps others from computing the exact time ahead. */
  jitter?: { maxMs: number; secret: string };
};

/** One time at which the schedule releases: when it is due, and the key under which it is only ever one. */
export type SlotTime = {
  /** The schedule, its version and the nominal instant; where the clocks bring two wall times to it, also which. */
  key: string;
  scheduleId: string;
  version: number;
  wallTime: string;
  timeZone: string;
  nominalAt: Date;
  jitterMs: number;
  dueAt: Date;
  isShifted: boolean;
  tzdbVersion: string;
  /** The reason of a blackout in which a person decides. */
  heldFor?: string;
};

/** How far ahead slots are made. */
export const HORIZON_MS = 400 * DAY;

/**
 * The slot times of a schedule from `now` to 400 days on, in order of time. What a blackout shifts or skips is not among
 * them. A preview is this same list, so it shows what will happen, jitter and all.
 */
export function* materialise(schedule: MaterialSchedule, now: Date): Generator<SlotTime> {
  const horizon = new Date(now.getTime() + HORIZON_MS);
  // Today by its midnight: the first turn of today may lie ahead.
  let before: Turn | undefined;
  for (const turn of turnsOf(schedule, dateOf(wallTimeAt(now, schedule.timeZone)))) {
    if (before) yield* slotOf(schedule, before, turn, now);
    before = turn.isBeforeEnd && turn.firstAt < horizon ? turn : undefined;
    if (!before) return;
  }
  if (before) yield* slotOf(schedule, before, undefined, now);
}

function* slotOf(schedule: MaterialSchedule, turn: Turn, next: Turn | undefined, now: Date): Generator<SlotTime> {
  const { firstAt: nominalAt, wallTime, blackout, times } = turn;
  if (nominalAt < now || (blackout && blackout.policy !== "hold")) return;
  const { id, version, timeZone } = schedule;
  const isShifted = times.some(({ shifted }) => shifted);
  const key = [id, version, nominalAt.toISOString(), ...(isShifted ? [wallTime] : [])].join("/");
  const jitterMs = jitterAt(schedule, key, turn, next);
  yield {
    key,
    scheduleId: id,
    version,
    wallTime,
    timeZone,
    nominalAt,
    jitterMs,
    dueAt: new Date(nominalAt.getTime() + jitterMs),
    isShifted,
    tzdbVersion: TZDB_VERSION,
    ...(blackout && { heldFor: blackout.reason }),
  };
}

function jitterAt(
  { jitter, timeZone, blackouts }: MaterialSchedule,
  slotId: string,
  turn: Turn,
  next: Turn | undefined,
) {
  if (jitter === undefined) return 0;
  const at = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant;
  const shownAs = turn.times[0]?.shownAs ?? turn.wallTime;
  const tomorrow = dateOf(toWallTime(wallTimeToMs(startOfDate(dateOf(shownAs))) + DAY));
  const starts = blackouts.map(({ from }) => at(from)).filter((start) => start > turn.firstAt);
  return jitterOf({
    ...jitter,
    slotId,
    nominalAt: turn.firstAt,
    nextSlotAt: next?.firstAt,
    nextBlackoutAt: starts.sort((a, b) => a.getTime() - b.getTime())[0],
    midnightAt: at(startOfDate(tomorrow)),
  });
}
