import { DAY, MINUTE } from "#core/clock.ts";
import { toWallTime } from "#core/wall-time.ts";
import { resolveWallTime } from "#schedule/index.ts";

/** Two years whose clock changes are decided everywhere. */
export const FIRST_DAY = Date.UTC(2026, 0, 2);
export const LAST_DAY = Date.UTC(2027, 11, 30);

/** Every hour of every day has a slot, at a minute that differs from hour to hour. */
export const SLOT_MINUTES = Array.from({ length: 24 }, (_, hour) => hour * 60 + ((hour * 35) % 60));

/** The slots of two years, as milliseconds that count the wall clock. */
export function* slotsOnTheWall(): Generator<number> {
  for (let day = FIRST_DAY; day < LAST_DAY; day += DAY)
    for (const minutes of SLOT_MINUTES) yield day + minutes * MINUTE;
}

/** What we make of a slot, as a line that shows where two oracles part. */
export function ourAnswer(localMs: number, timeZone: string): string {
  const wallTime = toWallTime(localMs);
  return `${wallTime} ${resolveWallTime({ wallTime, timeZone }).instant.getTime() / MINUTE}`;
}

/** Places of every kind: half-hour zones, half-hour and midnight changes, winter time as the exception, no changes. */
export const ZONES = [
  "Europe/London",
  "Europe/Dublin",
  "Europe/Lisbon",
  "Europe/Berlin",
  "Europe/Madrid",
  "Europe/Athens",
  "Europe/Helsinki",
  "Europe/Kyiv",
  "Europe/Istanbul",
  "Atlantic/Azores",
  "Atlantic/Reykjavik",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "America/Halifax",
  "America/St_Johns",
  "America/Nuuk",
  "America/Mexico_City",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/Asuncion",
  "America/Bogota",
  "Africa/Cairo",
  "Africa/Lagos",
  "Africa/Johannesburg",
  "Asia/Jerusalem",
  "Asia/Beirut",
  "Asia/Tehran",
  "Asia/Dubai",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Adelaide",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Australia/Brisbane",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Easter",
  "Pacific/Kiritimati",
] as const;
