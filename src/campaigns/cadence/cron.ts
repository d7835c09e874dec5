import { DAY } from "#core/clock.ts";
import { type CalendarDay, calendarDay } from "./calendar-day.ts";
import type { RuleFault } from "./reasons.ts";
import { isTooFrequent, SHORTEST_INTERVAL_MINUTES, timesOfDay } from "./times-of-day.ts";

/** A cron line taken apart. `times` are minutes since midnight; a date counts when `isOn` says so. */
export type Cron = { times: number[]; isOn: (day: CalendarDay) => boolean };

type Field = { name: string; min: number; max: number; names?: string[] };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const FIELDS: Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  { name: "day of the month", min: 1, max: 31 },
  { name: "month", min: 1, max: 12, names: ["", ...MONTHS] },
  // 7 is Sunday as well, so that a range may end with it.
  { name: "weekday", min: 0, max: 7, names: WEEKDAYS },
];

/** Reads a cron line as a schedule may have it: it comes at all, and not too often. */
export function parseCron(text: string): { cron: Cron } | { fault: RuleFault } {
  const read = readCron(text);
  return "cron" in read ? checked(read.cron) : read;
}

/**
 * Reads a cron line of five fields: `*`, numbers, names of months and weekdays, ranges, steps of `*` or of a range, and
 * lists of these. Whatever cron programs read in two ways is a fault.
 */
export function readCron(text: string): { cron: Cron } | { fault: RuleFault } {
  const written = text.trim();
  if (written === "") return refuse("is empty; write five fields, as in 0 9 * * 2");
  if (written.startsWith("@")) return refuse(`has a nickname (${written}); write five fields, as in 0 9 * * 2`);
  const texts = written.split(/[ \t]+/);
  if (texts.length !== FIELDS.length)
    return refuse(`has ${texts.length} fields and needs five: minute, hour, day of the month, month, weekday`);

  const fields = FIELDS.map((field, index) => valuesOf(texts[index] ?? "", field));
  for (const field of fields) if (typeof field === "string") return refuse(field);
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = fields.filter((field) =>
    Array.isArray(field),
  );

  const hasDays = texts[2] !== "*";
  const hasWeekdays = texts[4] !== "*";
  if (hasDays && hasWeekdays)
    return refuse(
      "has a day of the month and a weekday, which some programs read as both and some as either; leave one of them *",
      "ambiguous-schedule",
    );
  const isOn = ({ dayOfMonth, month, weekday }: CalendarDay) =>
    months.includes(month) && days.includes(dayOfMonth) && weekdays.some((number) => number % 7 === weekday);
  return { cron: { times: timesOfDay(hours, minutes), isOn } };
}

// Leap years and all that a day or weekday of months can do come round in eight years, save around 2100.
const CYCLE_START = Date.UTC(2024, 0, 1);
const CYCLE_DAYS = 8 * 366;

function checked(cron: Cron): { cron: Cron } | { fault: RuleFault } {
  const isOn = Array.from({ length: CYCLE_DAYS }, (_, day) => cron.isOn(calendarDay(CYCLE_START + day * DAY)));
  if (!isOn.includes(true)) return refuse("never comes: no such date is in any calendar", "schedule-never-fires");
  const isDaily = isOn.some((today, day) => today && isOn[day + 1] === true);
  if (isTooFrequent(cron.times, isDaily))
    return refuse(`comes more often than every ${SHORTEST_INTERVAL_MINUTES} minutes`, "schedule-too-frequent");
  return { cron };
}

function refuse(message: string, reason: RuleFault["reason"] = "invalid-schedule"): { fault: RuleFault } {
  return { fault: { reason, message } };
}

/** The numbers that a field names, in order; a sentence when it is wrong. */
function valuesOf(text: string, field: Field): number[] | string {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    const range = rangeOf(part, field);
    if (typeof range === "string") return `has the ${field.name} "${text}": ${range}`;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function rangeOf(part: string, { min, max, names = [] }: Field): { from: number; to: number; step: number } | string {
  const shape = /^(?:\*|([0-9a-z]+)(?:-([0-9a-z]+))?)(?:\/([0-9]+))?$/i.exec(part);
  if (!shape) return `write *, a number, a range such as ${min}-${max}, or a list of them`;
  const [, first, last, every] = shape;
  const numberOf = (word: string) => (/^[0-9]{1,2}$/.test(word) ? Number(word) : names.indexOf(word.toLowerCase()));
  const from = first === undefined ? min : numberOf(first);
  const to = first === undefined ? max : last === undefined ? from : numberOf(last);
  const step = every === undefined ? 1 : Number(every);

  if (from < min || from > max || to < min || to > max) return `it goes from ${min} to ${max}`;
  if (to < from) return "the range runs backwards";
  if (step < 1 || step > max) return `a step goes from 1 to ${max}`;
  if (every !== undefined && first !== undefined && last === undefined)
    return `a step needs a range before it, as in ${from}-${max}/${step}`;
  return { from, to, step };
}
