import { DAY } from "#core/clock.ts";
import { dateOf, startOfDate, toWallTime, WEEKDAYS, type Weekday, wallTimeToMs } from "#core/wall-time.ts";
import type { Cadence } from "./cadence.ts";
import { type CalendarDay, calendarDay } from "./calendar-day.ts";
import { readCron } from "./cron.ts";
import { readRrule } from "./rrule.ts";
import { sinceMidnightMs } from "./times-of-day.ts";

/**
 * The wall times that a cadence names from one date up to, not including, another, in order. No zone has a say yet.
 * Throws RangeError for a date or rule that the schema would refuse.
 */
export function* wallTimesOf(cadence: Cadence, from: string, until: string): Generator<string> {
  const [fromMs, untilMs] = [from, until].map((date) => wallTimeToMs(startOfDate(date))) as [number, number];
  const excluded = new Set(cadence.exclude);
  for (const wallTime of namedTimes(cadence, fromMs, untilMs))
    if (!excluded.has(wallTime) && !excluded.has(dateOf(wallTime))) yield wallTime;
}

function* namedTimes(cadence: Cadence, fromMs: number, untilMs: number): Generator<string> {
  if (cadence.kind === "rrule") {
    const read = readRrule(cadence.rrule);
    if ("fault" in read) throw new RangeError(`The rule ${read.fault.message}.`);
    yield* read.rrule.between(fromMs, untilMs);
    return;
  }
  const { times, isOn } = dailyRule(cadence);
  for (let ms = fromMs; ms < untilMs; ms += DAY)
    if (isOn(calendarDay(ms))) for (const time of times) yield toWallTime(ms + sinceMidnightMs(time));
}

/** On which dates, and then at which minutes since midnight. */
function dailyRule(cadence: Exclude<Cadence, { kind: "rrule" }>): {
  times: number[];
  isOn: (day: CalendarDay) => boolean;
} {
  if (cadence.kind === "cron") {
    const read = readCron(cadence.cron);
    if ("fault" in read) throw new RangeError(`The cron line ${read.fault.message}.`);
    return read.cron;
  }
  const [hour = 0, minute = 0] = cadence.at.split(":").map(Number);
  return { times: [hour * 60 + minute], isOn: dateRule(cadence) };
}

function dateRule(cadence: Exclude<Cadence, { kind: "rrule" | "cron" }>): (day: CalendarDay) => boolean {
  switch (cadence.kind) {
    case "month-weekday": {
      const number = numberOf(cadence.weekday);
      return (day) => day.weekday === number && isNth(day, cadence.nth);
    }
    case "every-days": {
      const firstMs = wallTimeToMs(startOfDate(cadence.from));
      return ({ ms }) => ms >= firstMs && ((ms - firstMs) / DAY) % cadence.days === 0;
    }
    case "month-day": {
      const { day, month, shortMonth } = cadence;
      return ({ dayOfMonth, month: present, daysInMonth }) =>
        (month === undefined || month === present) &&
        dayOfMonth === (shortMonth === "clamp" ? Math.min(day, daysInMonth) : day);
    }
    default: {
      const numbers = cadence.weekdays.map(numberOf);
      return ({ weekday }) => numbers.includes(weekday);
    }
  }
}

const NTH = ["first", "second", "third", "fourth"];

function isNth({ dayOfMonth, daysInMonth }: CalendarDay, nth: string): boolean {
  return nth === "last" ? dayOfMonth + 7 > daysInMonth : Math.ceil(dayOfMonth / 7) === NTH.indexOf(nth) + 1;
}

function numberOf(weekday: Weekday): number {
  return WEEKDAYS.indexOf(weekday);
}
