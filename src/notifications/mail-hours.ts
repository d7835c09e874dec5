import { z } from "zod";
import { DAY } from "#core/clock.ts";
import { timeZoneSchema } from "#core/time-zones.ts";
import { dateOf, timeOfDaySchema, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";
import type { MailMode } from "./kinds.ts";

/** When a person may be mailed, on the clock of their zone. Quiet hours may run over midnight; none when both are null. */
export const mailHoursSchema = z
  .strictObject({
    isOn: z.boolean(),
    timeZone: timeZoneSchema,
    quietFrom: timeOfDaySchema.nullable(),
    quietUntil: timeOfDaySchema.nullable(),
    digestAt: timeOfDaySchema,
  })
  .refine(({ quietFrom, quietUntil }) => (quietFrom === null) === (quietUntil === null), {
    path: ["quietUntil"],
    error: "goes with quietFrom: give both, or null for both",
  });
export type MailHours = z.infer<typeof mailHoursSchema>;

/** For someone who chose nothing. */
export const USUAL_HOURS: MailHours = {
  isOn: true,
  timeZone: "Etc/UTC",
  quietFrom: "20:00",
  quietUntil: "07:00",
  digestAt: "08:00",
};

/** When news of this moment is to be mailed; null when it is not. A digest comes at its time, also in quiet hours: it was asked for then. */
export function mailTimeOf(mode: MailMode, hours: MailHours, now: Date): Date | null {
  if (!hours.isOn || mode === "off") return null;
  if (mode === "digest") return nextAt(hours.digestAt, hours.timeZone, now);
  const { quietFrom, quietUntil } = hours;
  const time = wallTimeAt(now, hours.timeZone).slice("2026-12-01T".length);
  return quietFrom !== null && quietUntil !== null && isBetween(time, quietFrom, quietUntil)
    ? nextAt(quietUntil, hours.timeZone, now)
    : now;
}

/** The next instant, after now, at which the clock on the wall shows a time of day. */
function nextAt(time: string, timeZone: string, now: Date): Date {
  const today = dateOf(wallTimeAt(now, timeZone));
  for (let days = 0; ; days += 1) {
    const day = dateOf(toWallTime(wallTimeToMs(`${today}T00:00`) + days * DAY));
    const { instant } = resolveWallTime({ wallTime: `${day}T${time}`, timeZone });
    if (instant > now) return instant;
  }
}

// Half-open, and over midnight when it begins later than it ends.
function isBetween(time: string, from: string, until: string): boolean {
  return from <= until ? from <= time && time < until : from <= time || time < until;
}
