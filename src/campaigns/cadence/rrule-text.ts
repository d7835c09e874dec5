import { wallTimeSchema } from "#core/wall-time.ts";
import type { RuleFault } from "./reasons.ts";

/** The text of an RFC 5545 rule as its parts, checked one by one. `from` and `without` are wall times. */
export type RruleText = { from: string; parts: Map<string, string>; without: string[] };

const TIMES = "times are local to the time zone of the schedule";
const MOST_CHARACTERS = 2000;

/** Reads the lines DTSTART, RRULE and EXDATE as calendars write them, in local time. Other lines are a fault. */
export function readRruleText(text: string): RruleText | RuleFault {
  if (text.length > MOST_CHARACTERS) return fault(`is longer than ${MOST_CHARACTERS} characters`);
  // A calendar folds long lines: the next one begins with a space.
  const lines = text.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const read: { from?: string; parts?: Map<string, string>; without: string[] } = { without: [] };
  for (const line of lines.map((one) => one.trim()).filter((one) => one !== "")) {
    const refusal = readLine(line, read);
    if (refusal) return refusal;
  }
  const { from, parts, without } = read;
  if (from === undefined) return fault("has no line DTSTART, as in DTSTART:20261006T090000");
  if (parts === undefined) return fault("has no line RRULE, as in RRULE:FREQ=WEEKLY;BYDAY=TU");
  return { from, parts, without };
}

function readLine(line: string, read: Partial<RruleText> & { without: string[] }): RuleFault | undefined {
  const [, name = "", setting = "", value = ""] = /^([A-Za-z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? [];
  const property = name.toUpperCase();
  if (setting !== "")
    return fault(`has ${name}${setting}; leave out what stands between ${name} and the colon: ${TIMES}`);
  if ((property === "DTSTART" && read.from) || (property === "RRULE" && read.parts))
    return fault(`has two lines ${property}`);
  switch (property) {
    case "DTSTART": {
      const from = readWallTime(value);
      if (typeof from !== "string") return from;
      read.from = from;
      return undefined;
    }
    case "EXDATE": {
      const times = value.split(",").map(readWallTime);
      for (const time of times) if (typeof time !== "string") return time;
      read.without.push(...times.filter((time) => typeof time === "string"));
      return undefined;
    }
    case "RRULE": {
      const parts = readParts(value);
      if (!(parts instanceof Map)) return parts;
      read.parts = parts;
      return undefined;
    }
    default:
      return fault(`has the line "${line.slice(0, 40)}"; only DTSTART, RRULE and EXDATE are read`);
  }
}

function readWallTime(text: string): string | RuleFault {
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)$/.exec(text.trim()) ?? [];
  const wallTime = `${year}-${month}-${day}T${hour}:${minute}`;
  if (utc === "Z") return fault(`has ${text} in UTC; write it without Z: ${TIMES}`);
  if (!wallTimeSchema.safeParse(wallTime).success)
    return fault(
      `has "${text.slice(0, 40)}", which is not a local date and time such as 20261006T090000`,
      "invalid-date",
    );
  return second === "00" ? wallTime : fault(`has ${text}; times are to the minute`);
}

function readParts(text: string): Map<string, string> | RuleFault {
  const parts = new Map<string, string>();
  for (const part of text.trim().split(";")) {
    const [name = "", value = "", ...rest] = part.toUpperCase().split("=");
    const shape = SHAPES[name];
    if (shape === undefined || rest.length > 0) return fault(`has the part "${part.slice(0, 40)}", which is not known`);
    if (parts.has(name)) return fault(`has the part ${name} twice`);
    if (name === "FREQ" && ["MINUTELY", "SECONDLY"].includes(value))
      return fault(`has FREQ=${value}; use HOURLY, with BYMINUTE for more`, "schedule-too-frequent");
    const refusal =
      name === "UNTIL"
        ? untilFault(value)
        : value
            .split(",")
            .map(shape)
            .find((one) => one !== undefined);
    if (refusal !== undefined)
      return typeof refusal === "string" ? fault(`has ${part.slice(0, 40)}: ${refusal}`) : refusal;
    if (SINGLE.has(name) && value.includes(",")) return fault(`has ${part}: only one value may stand there`);
    parts.set(name, value);
  }
  if (!parts.has("FREQ")) return fault("has no FREQ, as in FREQ=WEEKLY");
  return parts;
}

function untilFault(value: string): RuleFault | undefined {
  const until = readWallTime(/^\d{8}$/.test(value) ? `${value}T000000` : value.replace(/\d\d(Z?)$/, "00$1"));
  return typeof until === "string" ? undefined : until;
}

type Shape = (value: string) => string | undefined;

const DAY_NAMES = "MO|TU|WE|TH|FR|SA|SU";
const SINGLE = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"]);
// The library drops what it does not understand, and a rule would then mean something else.
const SHAPES: Partial<Record<string, Shape>> = {
  FREQ: oneOf("HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
  INTERVAL: from(1, 1000),
  COUNT: from(1, 1000),
  UNTIL: () => undefined,
  WKST: oneOf(DAY_NAMES),
  BYDAY: (value) => (new RegExp(`^([+-]?[1-9]\\d?)?(${DAY_NAMES})$`).test(value) ? undefined : "write TU, 1MO or -1FR"),
  BYHOUR: from(0, 23),
  BYMINUTE: from(0, 59),
  BYSECOND: from(0, 0),
  BYMONTH: from(1, 12),
  BYMONTHDAY: fromEitherEnd(31),
  BYYEARDAY: fromEitherEnd(366),
  BYWEEKNO: fromEitherEnd(53),
  BYSETPOS: fromEitherEnd(366),
};

function oneOf(words: string): Shape {
  return (value) => (words.split("|").includes(value) ? undefined : `write one of ${words.replaceAll("|", ", ")}`);
}

function from(min: number, max: number): Shape {
  return (value) =>
    /^\d{1,4}$/.test(value) && Number(value) >= min && Number(value) <= max
      ? undefined
      : `it goes from ${min} to ${max}`;
}

function fromEitherEnd(max: number): Shape {
  const shape = from(1, max);
  return (value) =>
    shape(value.replace(/^[+-]/, "")) === undefined ? undefined : `it goes from 1 to ${max}, or -1 to -${max}`;
}

function fault(message: string, reason: RuleFault["reason"] = "invalid-schedule"): RuleFault {
  return { reason, message };
}
