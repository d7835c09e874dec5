import type { Blackout } from "#campaigns/index.ts";
import { resolveWallTime } from "./zones.ts";

/** The blackouts of a timetable as they are stored: local times, and the instants that they mean. */
export function blackoutRows({ timeZone, blackouts }: { timeZone: string; blackouts: readonly Blackout[] }) {
  const instantOf = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant;
  return blackouts.map(({ from, until, reason, policy }) => ({
    fromWall: from,
    untilWall: until,
    fromAt: instantOf(from),
    untilAt: instantOf(until),
    reason,
    policy,
  }));
}
