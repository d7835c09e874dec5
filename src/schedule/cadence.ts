import type { Blackout, CampaignFile } from "#campaigns/index.ts";
import { DAY } from "#core/clock.ts";
import { startOfDate, toWallTime, wallTimeToMs, weekdayOf } from "#core/wall-time.ts";
import { type ResolvedTime, resolveWallTime } from "./zones.ts";

/** What decides when a campaign releases. */
export type Timetable = Pick<CampaignFile, "timeZone" | "startsOn" | "endsOn" | "cadence" | "blackouts">;

/** One time of the cadence at which an episode could go. */
export type Turn = ResolvedTime & {
  wallTime: string;
  blackout: Blackout | undefined;
  isBeforeEnd: boolean;
};

// How far past the end to look, so that a plan can say when an episode that does not fit would have its turn.
const LOOK_AHEAD = 400 * DAY;

/**
 * The turns of a campaign from a local date or its start, whichever is later, and on for 400 days past its end.
 * Blackouts and the end are compared as instants, so a turn that the clocks shift is judged by when it is due.
 * Throws RangeError for a zone, date or time that the campaign file would refuse.
 */
export function* turnsOf({ timeZone, startsOn, endsOn, cadence, blackouts }: Timetable, from: string): Generator<Turn> {
  const dueAt = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant;
  const endsAt = dueAt(startOfDate(endsOn));
  const closed = blackouts.map((blackout) => ({
    blackout,
    fromAt: dueAt(blackout.from),
    untilAt: dueAt(blackout.until),
  }));

  const firstMs = Math.max(...[from, startsOn].map((date) => wallTimeToMs(`${date}T${cadence.at}`)));
  const lastMs = wallTimeToMs(startOfDate(endsOn)) + LOOK_AHEAD;
  for (let ms = firstMs; ms < lastMs; ms += DAY) {
    const wallTime = toWallTime(ms);
    if (!cadence.weekdays.includes(weekdayOf(wallTime))) continue;
    const resolved = resolveWallTime({ wallTime, timeZone });
    const { instant } = resolved;
    yield {
      ...resolved,
      wallTime,
      blackout: closed.find(({ fromAt, untilAt }) => fromAt <= instant && instant < untilAt)?.blackout,
      isBeforeEnd: instant < endsAt,
    };
  }
}
