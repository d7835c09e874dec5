import moment from "moment-timezone";
import { describe, expect, test } from "vitest";
import { canonicalTimeZone, offsetSpans, TZDB_VERSION, timeZoneSchema } from "#core/time-zones.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";

type Case = [timeZone: string, wallTime: string, instant: string, shownAs?: string];

function resolve(timeZone: string, wallTime: string) {
  const { instant, ...rest } = resolveWallTime({ wallTime, timeZone });
  return { instant: instant.toISOString().replace(":00.000Z", "Z"), ...rest };
}

describe("a time that exists once is due when the clock shows it", () => {
  const cases: Case[] = [
    ["Europe/London", "2027-03-23T09:00", "2027-03-23T09:00Z"],
    ["Europe/London", "2027-03-30T09:00", "2027-03-30T08:00Z"],
    ["Asia/Kolkata", "2026-12-01T09:00", "2026-12-01T03:30Z"],
    ["Asia/Kathmandu", "2026-12-01T09:00", "2026-12-01T03:15Z"],
    ["Pacific/Kiritimati", "2027-01-01T00:00", "2026-12-31T10:00Z"],
    ["Etc/UTC", "2028-02-29T23:59", "2028-02-29T23:59Z"],
    ["Europe/London", "2027-03-28T00:59", "2027-03-28T00:59Z"],
    ["Europe/London", "2027-03-28T02:00", "2027-03-28T01:00Z"],
    ["Europe/London", "2027-10-31T00:59", "2027-10-30T23:59Z"],
    ["Europe/London", "2027-10-31T02:00", "2027-10-31T02:00Z"],
  ];
  test.each(cases)("%s %s is %s", (timeZone, wallTime, instant) => {
    expect(resolve(timeZone, wallTime)).toEqual({ instant, shownAs: wallTime, shifted: false, repeated: false });
  });
});

describe("a time that the clocks jump over is due as much later, and says so", () => {
  const cases: Case[] = [
    ["Europe/London", "2027-03-28T01:00", "2027-03-28T01:00Z", "2027-03-28T02:00"],
    ["Europe/London", "2027-03-28T01:30", "2027-03-28T01:30Z", "2027-03-28T02:30"],
    ["America/New_York", "2027-03-14T02:30", "2027-03-14T07:30Z", "2027-03-14T03:30"],
    ["Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-02T15:45Z", "2027-10-03T02:45"],
    ["Africa/Cairo", "2027-04-30T00:30", "2027-04-29T22:30Z", "2027-04-30T01:30"],
    ["America/Santiago", "2027-09-05T00:00", "2027-09-05T04:00Z", "2027-09-05T01:00"],
  ];
  test.each(cases)("%s %s is %s, shown as %s", (timeZone, wallTime, instant, shownAs) => {
    expect(resolve(timeZone, wallTime)).toEqual({ instant, shownAs, shifted: true, repeated: false });
  });
});

describe("a time that the clocks pass twice is due once, at the first pass", () => {
  const cases: Case[] = [
    ["Europe/London", "2027-10-31T01:00", "2027-10-31T00:00Z"],
    ["Europe/London", "2027-10-31T01:30", "2027-10-31T00:30Z"],
    ["America/New_York", "2027-11-07T01:30", "2027-11-07T05:30Z"],
    ["Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-03T14:45Z"],
    ["America/Santiago", "2027-04-03T23:30", "2027-04-04T02:30Z"],
  ];
  test.each(cases)("%s %s is %s", (timeZone, wallTime, instant) => {
    expect(resolve(timeZone, wallTime)).toEqual({ instant, shownAs: wallTime, shifted: false, repeated: true });
  });
});

test("a shifted time and the real time at the same instant stay two times", () => {
  const shifted = resolve("Europe/London", "2027-03-28T01:30");
  const real = resolve("Europe/London", "2027-03-28T02:30");
  expect(shifted.instant).toBe(real.instant);
  expect([shifted.shifted, real.shifted]).toEqual([true, false]);
});

describe("a date that a country skipped is due at the same time of the next date", () => {
  const cases: Case[] = [
    ["Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00Z", "2011-12-31T09:00"],
    ["Pacific/Kwajalein", "1993-08-21T09:00", "1993-08-21T21:00Z", "1993-08-22T09:00"],
  ];
  test.each(cases)("%s %s is %s, shown as %s", (timeZone, wallTime, instant, shownAs) => {
    expect(resolve(timeZone, wallTime)).toEqual({ instant, shownAs, shifted: true, repeated: false });
  });
});

describe("instants come from the time-zone data that we ship, whatever the machine has", () => {
  test("the shipped release is 2026f", () => {
    expect(TZDB_VERSION).toBe("2026f");
  });

  test("Vancouver keeps summer time in December 2026", () => {
    expect(resolve("America/Vancouver", "2026-12-01T09:00").instant).toBe("2026-12-01T16:00Z");
  });

  test("every zone and link changes its clocks when the library of the data says so", () => {
    for (const name of moment.tz.names()) {
      const expected = moment.tz.zone(name);
      const spans = offsetSpans(name);
      expect(spans.map(({ untilMs }) => untilMs)).toEqual(expected?.untils);
      expect(spans.map(({ offsetMs }) => 0 - offsetMs)).toEqual(expected?.offsets.map((m) => Math.round(m * 60_000)));
    }
  });
});

describe("names of time zones", () => {
  test.each([
    ["Europe/London", "Europe/London"],
    ["US/Pacific", "America/Los_Angeles"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Asia/Rangoon", "Asia/Yangon"],
    ["GB", "Europe/London"],
    ["UTC", "Etc/UTC"],
    ["EST5EDT", "EST5EDT"],
  ])("%s is stored as %s", (name, stored) => {
    expect(timeZoneSchema.parse(name)).toBe(stored);
  });

  test("a place that shares its clock with another keeps its own name", () => {
    expect(canonicalTimeZone("Europe/Stockholm")).toBe("Europe/Stockholm");
    expect(resolve("Europe/Stockholm", "2026-12-01T09:00").instant).toBe("2026-12-01T08:00Z");
  });

  test("a stored name is its own canonical name", () => {
    for (const name of moment.tz.names()) {
      const stored = canonicalTimeZone(name) ?? "";
      expect(canonicalTimeZone(stored)).toBe(stored);
      expect(offsetSpans(stored)).toEqual(offsetSpans(name));
    }
  });

  test.each([
    "Mars/Olympus",
    "+02:00",
    "EST5EDT ",
    " Europe/London",
    "europe/london",
    "us_pacific",
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "",
  ])("%j is refused in plain words", (name) => {
    const { error } = timeZoneSchema.safeParse(name);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      "is not a known time zone; write one as in Europe/London or Asia/Kolkata",
    ]);
  });
});

test("the clock of a zone is read to the minute, seconds cut off", () => {
  expect(wallTimeAt(new Date("2026-12-01T03:30:59.999Z"), "Asia/Kolkata")).toBe("2026-12-01T09:00");
  expect(wallTimeAt(new Date("2027-10-31T01:30:00Z"), "Europe/London")).toBe("2027-10-31T01:30");
});

test("a zone or wall time that no schema let through is a fault, not a guess", () => {
  expect(() => resolveWallTime({ wallTime: "2026-12-01T09:00", timeZone: "Mars/Olympus" })).toThrow(RangeError);
  for (const wallTime of ["2026-02-30T09:00", "2026-12-01", "2026-12-01T24:00", "2026-12-01T09:00Z", "tomorrow"])
    expect(() => resolveWallTime({ wallTime, timeZone: "Europe/London" })).toThrow(RangeError);
});
