import { dateOf } from "#core/wall-time.ts";
import { type Timetable, turnsOf } from "./turns.ts";
import { LONGEST_SHIFT_MS } from "./waiting.ts";
import { wallTimeAt } from "./zones.ts";

/** The next time of the cadence that is outside every blackout and that no other slot has; null when none is near. */
export function nextFreeTurn({
  timetable,
  nominalAt,
  notBefore,
  taken,
}: {
  timetable: Timetable;
  nominalAt: Date;
  notBefore: Date;
  taken: readonly string[];
}): { wallTime: string; instant: Date; isShifted: boolean } | null {
  for (const turn of turnsOf(timetable, dateOf(wallTimeAt(notBefore, timetable.timeZone)))) {
    const { wallTime, firstAt: instant, blackout, isBeforeEnd, times } = turn;
    if (!isBeforeEnd || instant.getTime() > nominalAt.getTime() + LONGEST_SHIFT_MS) return null;
    if (instant < notBefore || blackout || taken.includes(wallTime)) continue;
    return { wallTime, instant, isShifted: times.some(({ shifted }) => shifted) };
  }
  return null;
}
