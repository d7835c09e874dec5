import { DAY } from "#core/clock.ts";

/** A date as rules look at it; months and days count from 1, weekdays from Sunday = 0. `ms` is its midnight in UTC. */
export type CalendarDay = { ms: number; month: number; dayOfMonth: number; weekday: number; daysInMonth: number };

/** The date that begins at these milliseconds, counted as if the clock stood in UTC. */
export function calendarDay(ms: number): CalendarDay {
  const date = new Date(ms);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    ms,
    month: month + 1,
    dayOfMonth: date.getUTCDate(),
    weekday: date.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month + 1, 1) - DAY).getUTCDate(),
  };
}
