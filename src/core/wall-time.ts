import { z } from "zod";
import { dateSchema } from "./text.ts";

/** The days of a week, from Sunday as JavaScript counts. */
export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** A day of the week as three letters, `mon` to `sun`. */
export const weekdaySchema = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof weekdaySchema>;

/** A time of day to the minute, as `09:00`. */
export const timeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 09:00, up to 23:59");

/** A calendar date in the years for which we plan, as `2026-12-31`. */
export const plannedDateSchema = dateSchema.refine(isInPlannedYear, notADate("must be a date from 1970 to 2099"));

/** What the clock on the wall shows: a local date and time to the minute, as `2026-12-01T09:00`. */
export const wallTimeSchema = z
  .string()
  .refine(isPlannable, notADate("must be a local date and time such as 2026-12-01T09:00, from 1970 to 2099"));

/** A wall time, or a date alone for its midnight; becomes a wall time. */
export const dateOrWallTimeSchema = z
  .string()
  .transform((text) => (text.includes("T") ? text : startOfDate(text)))
  .refine(
    isPlannable,
    notADate("must be a local date such as 2026-12-24, or with a time such as 2026-12-24T12:00, from 1970 to 2099"),
  );

function notADate(error: string) {
  return { error, params: { reason: "invalid-date" } };
}

// Beyond these years the time-zone data is a guess, and a typing error is the likelier cause.
function isInPlannedYear(text: string): boolean {
  return text >= "1970" && text < "2100";
}

function isPlannable(text: string): boolean {
  return isInPlannedYear(text) && isWallTime(text);
}

function isWallTime(text: string): boolean {
  return readWallTime(text) !== undefined;
}

// Date rolls 30 February over to March, so only what comes back unchanged is a date.
function readWallTime(text: string): number | undefined {
  const shape = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})$/.exec(text);
  if (!shape) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = shape.slice(1).map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute);
  const date = new Date(ms);
  const isSame =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60;
  return isSame ? ms : undefined;
}

/** Midnight at the start of a date, as a wall time. */
export function startOfDate(date: string): string {
  return `${date}T00:00`;
}

/** The date of a wall time. */
export function dateOf(wallTime: string): string {
  return wallTime.slice(0, "2026-12-01".length);
}

/** Milliseconds that a wall time would mean in UTC, for arithmetic on clocks. Throws RangeError for anything else. */
export function wallTimeToMs(wallTime: string): number {
  const ms = readWallTime(wallTime);
  if (ms === undefined) throw new RangeError(`${wallTime} is not a wall time such as 2026-12-01T09:00.`);
  return ms;
}

/** The wall time of milliseconds that count a clock as if it stood in UTC; seconds are cut off. */
export function toWallTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, "2026-12-01T09:00".length);
}

/** The day of the week of a wall time. Throws RangeError for anything else. */
export function weekdayOf(wallTime: string): Weekday {
  return weekdaySchema.parse(WEEKDAYS[new Date(wallTimeToMs(wallTime)).getUTCDay()]);
}

/** A wall time as people read it: `Tue 2026-12-01 09:00`. */
export function readableWallTime(wallTime: string): string {
  const weekday = weekdayOf(wallTime);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${wallTime.replace("T", " ")}`;
}
