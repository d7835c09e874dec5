import { DAY } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { dateOf } from "#core/wall-time.ts";
import { type Jitter, jitterMaker } from "./jitter.ts";
import { type Timetable, type Turn, turnsOf } from "./turns.ts";
import { wallTimeAt } from "./zones.ts";

/** A schedule as it is stored; `version` is raised by each edit of its rule. */
export type MaterialSchedule = Omit<Timetable, "audiences"> & {
  id: string;
  version: number;
  /** None by default. The secret keeps others from computing the exact time ahead. */
  jitter?: Jitter;
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
  const jitterAt = jitterMaker(schedule, schedule.jitter);
  let before: Turn | undefined;
  // Today by its midnight: the first turn of today may lie ahead.
  for (const turn of turnsOf(schedule, dateOf(wallTimeAt(now, schedule.timeZone)))) {
    if (before) yield slotOf(schedule, before, jitterAt(keyOf(schedule, before), before, turn));
    const isWithin = turn.isBeforeEnd && turn.firstAt < horizon;
    before = isWithin && turn.firstAt >= now && isOpen(turn) ? turn : undefined;
    if (!isWithin) return;
  }
  if (before) yield slotOf(schedule, before, jitterAt(keyOf(schedule, before), before, undefined));
}

function isOpen({ blackout }: Turn): boolean {
  return blackout === undefined || blackout.policy === "hold";
}

function slotOf(schedule: MaterialSchedule, turn: Turn, jitterMs: number): SlotTime {
  const { id, version, timeZone } = schedule;
  const { firstAt: nominalAt, wallTime, blackout } = turn;
  return {
    key: keyOf(schedule, turn),
    scheduleId: id,
    version,
    wallTime,
    timeZone,
    nominalAt,
    jitterMs,
    dueAt: new Date(nominalAt.getTime() + jitterMs),
    isShifted: isShifted(turn),
    tzdbVersion: TZDB_VERSION,
    ...(blackout && { heldFor: blackout.reason }),
  };
}

function keyOf({ id, version }: MaterialSchedule, turn: Turn): string {
  return [id, version, turn.firstAt.toISOString(), ...(isShifted(turn) ? [turn.wallTime] : [])].join("/");
}

function isShifted({ times }: Turn): boolean {
  return times.some(({ shifted }) => shifted);
}
