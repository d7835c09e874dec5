import { describe, expect, test } from "vitest";
import { type Cadence, cadenceSchema, scheduleFaults, wallTimesOf } from "#campaigns/index.ts";

const NINE = { at: "09:00" };

function times(cadence: object, from = "2026-10-01", until = "2028-10-01", most = 4): string[] {
  const found: string[] = [];
  for (const time of wallTimesOf(cadenceSchema.parse(cadence), from, until)) {
    found.push(time);
    if (found.length === most) break;
  }
  return found;
}

function faults(cadence: unknown): string[] {
  const { error } = cadenceSchema.safeParse(cadence);
  return error ? scheduleFaults(error).map(({ path, reason, message }) => `${path} ${reason}: ${message}`) : [];
}

const cron = (line: string) => ({ kind: "cron", cron: line });
const rrule = (rule: string, start = "20261006T090000") => ({
  kind: "rrule",
  rrule: `DTSTART:${start}\nRRULE:${rule}`,
});

describe("a cadence names its times", () => {
  test.each<[string, object, string[]]>([
    ["every Tuesday", { weekdays: ["tue"], ...NINE }, ["2026-10-06T09:00", "2026-10-13T09:00"]],
    ["every Tuesday, by kind", { kind: "weekly", weekdays: ["tue"], ...NINE }, ["2026-10-06T09:00"]],
    [
      "weekdays",
      { weekdays: ["fri", "mon", "tue", "wed", "thu"], ...NINE },
      ["2026-10-01T09:00", "2026-10-02T09:00", "2026-10-05T09:00"],
    ],
    [
      "the first Monday",
      { kind: "month-weekday", nth: "first", weekday: "mon", ...NINE },
      ["2026-10-05T09:00", "2026-11-02T09:00", "2026-12-07T09:00", "2027-01-04T09:00"],
    ],
    [
      "the third Thursday",
      { kind: "month-weekday", nth: "third", weekday: "thu", ...NINE },
      ["2026-10-15T09:00", "2026-11-19T09:00"],
    ],
    [
      "the last Friday",
      { kind: "month-weekday", nth: "last", weekday: "fri", ...NINE },
      ["2026-10-30T09:00", "2026-11-27T09:00", "2026-12-25T09:00", "2027-01-29T09:00"],
    ],
    [
      "every ten days from a date before the plan",
      { kind: "every-days", days: 10, from: "2026-09-25", ...NINE },
      ["2026-10-05T09:00", "2026-10-15T09:00"],
    ],
    [
      "every ten days from a date in the plan",
      { kind: "every-days", days: 10, from: "2026-12-25", ...NINE },
      ["2026-12-25T09:00", "2027-01-04T09:00"],
    ],
    ["a cron line", cron("0 9 * * 2"), ["2026-10-06T09:00", "2026-10-13T09:00"]],
    ["a cron line in spaces", cron("  0   9 * *\t2 "), ["2026-10-06T09:00"]],
    ["a cron line with names", cron("30 8,17 * JAN-mar Mon"), ["2027-01-04T08:30", "2027-01-04T17:30"]],
    ["a cron line with Sunday as 7", cron("0 9 * * 6-7"), ["2026-10-03T09:00", "2026-10-04T09:00"]],
    ["a cron line with steps", cron("*/20 9-15/3 1 * *"), ["2026-10-01T09:00", "2026-10-01T09:20", "2026-10-01T09:40"]],
    ["a cron line every 15 minutes", cron("*/15 * * * *"), ["2026-10-01T00:00", "2026-10-01T00:15"]],
    ["a cron line on 29 February", cron("0 9 29 2 *"), ["2028-02-29T09:00"]],
    ["a calendar rule", rrule("FREQ=WEEKLY;BYDAY=TU"), ["2026-10-06T09:00", "2026-10-13T09:00"]],
    ["a calendar rule in lower case", rrule("freq=weekly;byday=tu"), ["2026-10-06T09:00"]],
    ["a rule of the last Friday", rrule("FREQ=MONTHLY;BYDAY=-1FR"), ["2026-10-30T09:00", "2026-11-27T09:00"]],
    ["a rule with a count", rrule("FREQ=DAILY;COUNT=2"), ["2026-10-06T09:00", "2026-10-07T09:00"]],
    ["a rule until a date", rrule("FREQ=DAILY;UNTIL=20261007"), ["2026-10-06T09:00", "2026-10-07T09:00"]],
    ["a rule until a time", rrule("FREQ=DAILY;UNTIL=20261007T085959"), ["2026-10-06T09:00"]],
    [
      "a rule from long ago",
      rrule("FREQ=WEEKLY;INTERVAL=2", "19990105T090000"),
      ["2026-10-06T09:00", "2026-10-20T09:00"],
    ],
    [
      "a folded rule with an exception",
      {
        kind: "rrule",
        rrule: "DTSTART:20261006T090000\r\nRRULE:FREQ=WEEKLY;\r\n BYDAY=TU\r\nEXDATE:20261013T090000\r\n",
      },
      ["2026-10-06T09:00", "2026-10-20T09:00"],
    ],
  ])("%s", (_, cadence, expected) => {
    expect(times(cadence, undefined, undefined, expected.length)).toEqual(expected);
  });

  test("an hourly rule comes in every hour of two years", () => {
    expect(times(rrule("FREQ=HOURLY", "20261001T000000"), "2026-10-01", "2028-10-01", 1e9)).toHaveLength(731 * 24);
  });

  test("the first date counts and the last does not", () => {
    expect(times({ weekdays: ["tue"], at: "00:00" }, "2026-10-06", "2026-10-20")).toEqual([
      "2026-10-06T00:00",
      "2026-10-13T00:00",
    ]);
  });
});

describe("months that are too short", () => {
  test("day 31 comes only in long months", () => {
    expect(times({ kind: "month-day", day: 31, ...NINE }, "2027-01-31", "2028-01-01")).toEqual([
      "2027-01-31T09:00",
      "2027-03-31T09:00",
      "2027-05-31T09:00",
      "2027-07-31T09:00",
    ]);
  });

  test("day 31 comes on the last day of short months when it may", () => {
    const cadence = { kind: "month-day", day: 31, shortMonth: "clamp", ...NINE };
    expect(times(cadence, "2027-02-01", "2028-01-01", 3)).toEqual([
      "2027-02-28T09:00",
      "2027-03-31T09:00",
      "2027-04-30T09:00",
    ]);
  });

  test("29 February comes in leap years, or on the 28th when it may", () => {
    const cadence = { kind: "month-day", day: 29, month: 2, ...NINE };
    expect(times(cadence, "2027-01-01", "2033-01-01")).toEqual(["2028-02-29T09:00", "2032-02-29T09:00"]);
    expect(times({ ...cadence, shortMonth: "clamp" }, "2027-01-01", "2029-01-01")).toEqual([
      "2027-02-28T09:00",
      "2028-02-29T09:00",
    ]);
  });
});

describe("what is left out", () => {
  const every: [string, object][] = [
    ["weekly", { weekdays: ["tue"], ...NINE }],
    ["month-weekday", { kind: "month-weekday", nth: "first", weekday: "tue", ...NINE }],
    ["every-days", { kind: "every-days", days: 7, from: "2026-10-06", ...NINE }],
    ["month-day", { kind: "month-day", day: 6, ...NINE }],
    ["cron", cron("0 9 * * 2")],
    ["rrule", rrule("FREQ=WEEKLY")],
  ];
  test.each(every)("a date or one time of any kind: %s", (_, cadence) => {
    expect(times(cadence)[0]).toBe("2026-10-06T09:00");
    for (const exclude of [["2026-10-06"], ["2026-10-06T09:00"]])
      expect(times({ ...cadence, exclude })[0]).not.toBe("2026-10-06T09:00");
    expect(times({ ...cadence, exclude: ["2026-10-06T09:30", "2026-10-05"] })[0]).toBe("2026-10-06T09:00");
  });

  test("one time of a day leaves its others", () => {
    const cadence = { ...cron("0 9,17 * * 2"), exclude: ["2026-10-06T09:00"] };
    expect(times(cadence)[0]).toBe("2026-10-06T17:00");
  });
});

describe("a cron line that programs read in different ways is refused with the reason", () => {
  test.each([
    ["", "invalid-schedule: is empty; write five fields, as in 0 9 * * 2"],
    ["   ", "invalid-schedule: is empty; write five fields, as in 0 9 * * 2"],
    ["* * * * * *", "invalid-schedule: has 6 fields and needs five: minute, hour, day of the month, month, weekday"],
    ["0 0 9 * * 2 *", "invalid-schedule: has 7 fields and needs five: minute, hour, day of the month, month, weekday"],
    ["0 9 * *", "invalid-schedule: has 4 fields and needs five: minute, hour, day of the month, month, weekday"],
    ["60 * * * *", 'invalid-schedule: has the minute "60": it goes from 0 to 59'],
    ["0 24 * * *", 'invalid-schedule: has the hour "24": it goes from 0 to 23'],
    ["0 9 0 * *", 'invalid-schedule: has the day of the month "0": it goes from 1 to 31'],
    ["0 9 * 13 *", 'invalid-schedule: has the month "13": it goes from 1 to 12'],
    ["0 9 * * 8", 'invalid-schedule: has the weekday "8": it goes from 0 to 7'],
    ["0 9 * * tues", 'invalid-schedule: has the weekday "tues": it goes from 0 to 7'],
    ["*/0 * * * *", 'invalid-schedule: has the minute "*/0": a step goes from 1 to 59'],
    ["*/60 * * * *", 'invalid-schedule: has the minute "*/60": a step goes from 1 to 59'],
    ["1-0 * * * *", 'invalid-schedule: has the minute "1-0": the range runs backwards'],
    ["5/20 * * * *", 'invalid-schedule: has the minute "5/20": a step needs a range before it, as in 5-59/20'],
    ["@reboot", "invalid-schedule: has a nickname (@reboot); write five fields, as in 0 9 * * 2"],
    ["@daily", "invalid-schedule: has a nickname (@daily); write five fields, as in 0 9 * * 2"],
    [
      "\u0660 * * * *",
      'invalid-schedule: has the minute "\u0660": write *, a number, a range such as 0-59, or a list of them',
    ],
    ["0 9 L * *", 'invalid-schedule: has the day of the month "L": it goes from 1 to 31'],
    ["0 9 ? * 2", 'invalid-schedule: has the day of the month "?": write *, a number'],
    ["0 9 * * 2#1", 'invalid-schedule: has the weekday "2#1": write *, a number'],
    ["0,,5 * * * *", 'invalid-schedule: has the minute "0,,5": write *, a number'],
    ["-5 * * * *", 'invalid-schedule: has the minute "-5": write *, a number'],
    ["1e1 * * * *", 'invalid-schedule: has the minute "1e1": it goes from 0 to 59'],
    ["007 * * * *", 'invalid-schedule: has the minute "007": it goes from 0 to 59'],
    ["0 0 30 2 *", "schedule-never-fires: never comes: no such date is in any calendar"],
    ["0 0 31 4,6,9,11 *", "schedule-never-fires: never comes: no such date is in any calendar"],
    ["0 0 13 * 5", "ambiguous-schedule: has a day of the month and a weekday"],
    ["0 0 */2 * 5", "ambiguous-schedule: has a day of the month and a weekday"],
    ["* * * * *", "schedule-too-frequent: comes more often than every 15 minutes"],
    ["*/14 * * * *", "schedule-too-frequent: comes more often than every 15 minutes"],
    ["0,50 * * * *", "schedule-too-frequent: comes more often than every 15 minutes"],
    ["0,55 0,23 * * *", "schedule-too-frequent: comes more often than every 15 minutes"],
  ])("%j", (line, fault) => {
    const found = faults(cron(line));
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, `cron ${fault}`.length)).toBe(`cron ${fault}`);
  });

  test("times near midnight are fine when the dates are apart", () => {
    expect(faults(cron("0,55 0,23 1 * *"))).toEqual([]);
  });
});

describe("a calendar rule that we could not follow to the letter is refused with the reason", () => {
  const TEXT = "DTSTART:20261006T090000\nRRULE:FREQ=WEEKLY";
  test.each([
    ["", "invalid-schedule: has no line DTSTART"],
    ["RRULE:FREQ=WEEKLY", "invalid-schedule: has no line DTSTART"],
    ["DTSTART:20261006T090000", "invalid-schedule: has no line RRULE"],
    ["FREQ=WEEKLY", 'invalid-schedule: has the line "FREQ=WEEKLY"; only DTSTART, RRULE and EXDATE are read'],
    [`${TEXT}\nRRULE:FREQ=DAILY`, "invalid-schedule: has two lines RRULE"],
    [`${TEXT}\nRDATE:20261007T090000`, 'invalid-schedule: has the line "RDATE:20261007T090000"'],
    [
      "DTSTART:20261006T090000Z\nRRULE:FREQ=WEEKLY",
      "invalid-schedule: has 20261006T090000Z in UTC; write it without Z",
    ],
    [
      "DTSTART;TZID=Europe/London:20261006T090000\nRRULE:FREQ=WEEKLY",
      "invalid-schedule: has DTSTART;TZID=Europe/London",
    ],
    ["DTSTART:20261006T090030\nRRULE:FREQ=WEEKLY", "invalid-schedule: has 20261006T090030; times are to the minute"],
    ["DTSTART:20260230T090000\nRRULE:FREQ=WEEKLY", 'invalid-date: has "20260230T090000"'],
    ["DTSTART:99990101T090000\nRRULE:FREQ=WEEKLY", 'invalid-date: has "99990101T090000"'],
    [`${TEXT}\nEXDATE:20261032T090000`, 'invalid-date: has "20261032T090000"'],
    [`${TEXT};UNTIL=20270101T000000Z`, "invalid-schedule: has 20270101T000000Z in UTC"],
    [`${TEXT};UNTIL=20270230`, 'invalid-date: has "20270230T000000"'],
    [`${TEXT};BYHOUR=25`, "invalid-schedule: has BYHOUR=25: it goes from 0 to 23"],
    [`${TEXT};BYMONTHDAY=99`, "invalid-schedule: has BYMONTHDAY=99: it goes from 1 to 31, or -1 to -31"],
    [`${TEXT};BYDAY=XX`, "invalid-schedule: has BYDAY=XX: write TU, 1MO or -1FR"],
    [`${TEXT};INTERVAL=0`, "invalid-schedule: has INTERVAL=0: it goes from 1 to 1000"],
    [`${TEXT};INTERVAL=1,2`, "invalid-schedule: has INTERVAL=1,2: only one value may stand there"],
    [`${TEXT};COUNT=99999999`, "invalid-schedule: has COUNT=99999999: it goes from 1 to 1000"],
    [`${TEXT};COUNT=2;UNTIL=20270101`, "invalid-schedule: cannot be followed: COUNT and UNTIL"],
    [`${TEXT};BYDAY=2MO`, "invalid-schedule: cannot be followed: BYDAY"],
    [`${TEXT};FOO=1`, 'invalid-schedule: has the part "FOO=1", which is not known'],
    [`${TEXT};FREQ=DAILY`, "invalid-schedule: has the part FREQ twice"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=NEVER", "invalid-schedule: has FREQ=NEVER: write one of HOURLY"],
    ["DTSTART:20261006T090000\nRRULE:BYDAY=TU", "invalid-schedule: has no FREQ"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=MINUTELY;INTERVAL=5", "schedule-too-frequent: has FREQ=MINUTELY"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=DAILY;BYMINUTE=0,5", "schedule-too-frequent: comes more often"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=HOURLY;BYMINUTE=0,50", "schedule-too-frequent: comes more often"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "schedule-never-fires: never comes"],
    ["DTSTART:20261006T090000\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "schedule-never-fires: never comes"],
    [`DTSTART:20261006T090000\nRRULE:${"X".repeat(3000)}`, "invalid-schedule: is longer than 2000 characters"],
  ])("%j", (text, fault) => {
    const found = faults({ kind: "rrule", rrule: text });
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, `rrule ${fault}`.length)).toBe(`rrule ${fault}`);
  });
});

describe("a pattern that is wrong is refused on its field", () => {
  test.each<[string, unknown, string]>([
    ["no such kind", { kind: "moonly", ...NINE }, "kind invalid-schedule"],
    ["a fifth Monday", { kind: "month-weekday", nth: "fifth", weekday: "mon", ...NINE }, "nth invalid-schedule"],
    ["every 0 days", { kind: "every-days", days: 0, from: "2026-10-06", ...NINE }, "days invalid-schedule"],
    ["every day and a half", { kind: "every-days", days: 1.5, from: "2026-10-06", ...NINE }, "days invalid-schedule"],
    ["from 30 February", { kind: "every-days", days: 7, from: "2026-02-30", ...NINE }, "from invalid-date"],
    ["from month 13", { kind: "every-days", days: 7, from: "2027-13-01", ...NINE }, "from invalid-date"],
    ["from the year 9999", { kind: "every-days", days: 7, from: "9999-01-01", ...NINE }, "from invalid-date"],
    ["day 32", { kind: "month-day", day: 32, ...NINE }, "day invalid-schedule"],
    ["30 February", { kind: "month-day", day: 30, month: 2, ...NINE }, "day schedule-never-fires"],
    ["31 April", { kind: "month-day", day: 31, month: 4, ...NINE }, "day schedule-never-fires"],
    ["an exclusion that is no date", { weekdays: ["tue"], ...NINE, exclude: ["Christmas"] }, "exclude.0 invalid-date"],
    ["a field of another kind", { kind: "cron", cron: "0 9 * * 2", ...NINE }, " invalid-schedule"],
    ["nothing", undefined, " invalid-schedule"],
    ["a list", [], " invalid-schedule"],
  ])("%s", (_, cadence, fault) => {
    expect(faults(cadence)[0]?.slice(0, fault.length)).toBe(fault);
  });

  test("31 April with the last day of short months is a date", () => {
    expect(times({ kind: "month-day", day: 31, month: 4, shortMonth: "clamp", ...NINE })[0]).toBe("2027-04-30T09:00");
  });
});

test("a rule that no schema let through is a fault, not a guess", () => {
  const wrong: Cadence[] = [
    { kind: "cron", cron: "60 * * * *" },
    { kind: "rrule", rrule: "RRULE:FREQ=WEEKLY" },
  ];
  for (const cadence of wrong) expect(() => [...wallTimesOf(cadence, "2026-10-01", "2027-10-01")]).toThrow(RangeError);
});
