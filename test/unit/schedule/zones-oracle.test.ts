import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { toWallTime } from "#core/wall-time.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";
import { FIRST_DAY, LAST_DAY, ourAnswer, SLOT_MINUTES, ZONES } from "./support/oracle-slots.ts";

// Node's own data is older than ours; in these zones and years the two agree.
const START = FIRST_DAY;
const END = LAST_DAY;

const clocks = new Map<string, Intl.DateTimeFormat>(
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

  test.each(ZONES)("at 24 slots of each day in %s", (timeZone) => {
    const wrong: string[] = [];
    for (let day = START; day < END; day += DAY) {
      // On a day without a change one look at the clock answers for all of it.
      const offsets = [-DAY, 2 * DAY].map((step) => nodeOffset(day + step, timeZone));
      for (const minutes of SLOT_MINUTES) {
        const localMs = day + minutes * MINUTE;
        const ms = offsets[0] === offsets[1] ? localMs - (offsets[0] ?? 0) : nodeInstant(localMs, timeZone).ms;
        if (ourAnswer(localMs, timeZone) !== `${toWallTime(localMs)} ${ms / MINUTE}`) wrong.push(toWallTime(localMs));
      }
    }
    expect(wrong).toEqual([]);
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
