import { DAY } from "#core/clock.ts";
import { type Timetable, turnsOf } from "./cadence.ts";
import { wallTimeAt } from "./zones.ts";

/** Further than this a slot is not moved by itself. */
const FURTHEST_MS = 28 * DAY;

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
  const from = wallTimeAt(notBefore, timetable.timeZone).slice(0, "2026-12-01".length);
  for (const { wallTime, instant, shifted, blackout, isBeforeEnd } of turnsOf(timetable, from)) {
    if (!isBeforeEnd || instant.getTime() > nominalAt.getTime() + FURTHEST_MS) return null;
    if (instant >= notBefore && !blackout && !taken.includes(wallTime))
      return { wallTime, instant, isShifted: shifted };
  }
  return null;
}
