import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { toWallTime } from "#core/wall-time.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";

// Node's own data is older than ours; in these zones and years the two agree.
const ZONES = [
  "Europe/London",
  "Europe/Berlin",
  "Europe/Dublin",
  "America/New_York",
  "America/Los_Angeles",
  "America/Santiago",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Africa/Lagos",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Pacific/Chatham",
];
const START = Date.UTC(2026, 0, 2);
const END = Date.UTC(2027, 11, 30);

const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }),
  ]),
);

function nodeWallTime(ms: number, timeZone: string): string {
  return clocks.get(timeZone)?.format(ms).replace(" ", "T") ?? "";
}

function nodeOffset(ms: number, timeZone: string): number {
  return Date.parse(`${nodeWallTime(ms, timeZone)}Z`) - ms;
}

/** The first instant at which Node's clock shows the time; without one, the time by the offset before the jump. */
function nodeInstant(localMs: number, timeZone: string): { ms: number; shifted: boolean } {
  const offsets = [localMs - DAY, localMs + DAY].map((ms) => nodeOffset(ms, timeZone));
  const shows = offsets
    .map((offset) => localMs - offset)
    .filter((ms) => nodeWallTime(ms, timeZone) === toWallTime(localMs))
    .sort((a, b) => a - b);
  return { ms: shows[0] ?? localMs - (offsets[0] ?? 0), shifted: shows.length === 0 };
}

function expectAgreement(localMs: number, timeZone: string) {
  const wallTime = toWallTime(localMs);
  const { instant, shownAs, shifted } = resolveWallTime({ wallTime, timeZone });
  expect({ timeZone, wallTime, ms: instant.getTime(), shifted }).toEqual({
    timeZone,
    wallTime,
    ...nodeInstant(localMs, timeZone),
  });
  expect(shownAs).toBe(nodeWallTime(instant.getTime(), timeZone));
  expect(shifted ? shownAs > wallTime : shownAs === wallTime).toBe(true);
}

describe("an independent clock agrees with every instant", () => {
  test("at any minute of 2026 and 2027", () => {
    const minute = fc.integer({ min: START / MINUTE, max: END / MINUTE });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minute, (timeZone, at) => expectAgreement(at * MINUTE, timeZone)),
      { numRuns: 2000 },
    );
  });

  test.each(ZONES)("around every change of the clocks in %s", (timeZone) => {
    for (let day = START; day < END; day += DAY) {
      if (nodeOffset(day, timeZone) === nodeOffset(day + DAY, timeZone)) continue;
      for (let localMs = day - 18 * HOUR; localMs < day + 40 * HOUR; localMs += 5 * MINUTE)
        expectAgreement(localMs, timeZone);
    }
  });

  test("and the clock read back at any instant is the same", () => {
    const instant = fc.integer({ min: START, max: END });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instant, (timeZone, ms) => {
        expect(wallTimeAt(new Date(ms), timeZone)).toBe(nodeWallTime(ms, timeZone));
      }),
      { numRuns: 2000 },
    );
  });
});
