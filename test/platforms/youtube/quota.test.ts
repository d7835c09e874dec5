import { describe, expect, test } from "vitest";
import { quotaDay, tracksLeft, untilNextQuotaDay, usedToday } from "#infra/channels/youtube/quota.ts";

const HOUR = 3_600_000;
const limits = { unitsADay: 10_000, tracksADay: 25 };
const used = (units: number, tracks: number) => ({ day: "2026-12-01", units, inserts: 0, tracks });

describe("captions keep within YouTube's quota", () => {
  test.each([
    ["a fresh day pays for 24, with something kept back to take a video down", used(0, 0), limits, 24],
    ["each track costs 400 units", used(4000, 10), limits, 14],
    ["with 400 units to spend there is one", used(9300, 0), limits, 1],
    ["with 399 units there is none", used(9301, 0), limits, 0],
    ["beyond the quota there is none", used(12_000, 30), limits, 0],
    ["never more than 25 a day, however large the quota", used(0, 0), { unitsADay: 1_000_000, tracksADay: 25 }, 25],
    ["never more than the channel's own share", used(0, 3), { unitsADay: 10_000, tracksADay: 4 }, 1],
  ])("%s", (_what, spent, allowed, left) => {
    expect(tracksLeft(spent, allowed)).toBe(left);
  });
});

describe("YouTube's day begins at midnight in California", () => {
  test.each([
    ["2026-12-01T07:59:59Z", "2026-11-30"],
    ["2026-12-01T08:00:00Z", "2026-12-01"],
    ["2026-07-01T06:59:59Z", "2026-06-30"],
    ["2026-07-01T07:00:00Z", "2026-07-01"],
  ])("%s is on %s", (now, day) => {
    expect(quotaDay(new Date(now))).toBe(day);
  });

  test.each([
    ["2026-12-01T08:00:00Z", 24 * HOUR],
    ["2026-12-02T07:00:00Z", HOUR],
    // The night on which clocks go back has 25 hours, the other one 23.
    ["2026-11-01T07:00:00Z", 25 * HOUR],
    ["2027-03-14T08:00:00Z", 23 * HOUR],
  ])("from %s it is %i ms until the next", (now, ms) => {
    expect(untilNextQuotaDay(new Date(now))).toBe(ms);
  });

  test.each([
    ["nothing", undefined],
    ["another day", JSON.stringify({ day: "2026-11-30", units: 5, inserts: 1, tracks: 1 })],
    ["what nobody can read", "{"],
    ["what is no ledger", JSON.stringify({ day: "2026-12-01", units: -5 })],
  ])("%s kept counts from zero", (_what, kept) => {
    expect(usedToday(kept, new Date("2026-12-01T12:00:00Z"))).toEqual(used(0, 0));
  });

  test("what was used today counts on", () => {
    const kept = { day: "2026-12-01", units: 800, inserts: 1, tracks: 2 };
    expect(usedToday(JSON.stringify(kept), new Date("2026-12-01T12:00:00Z"))).toEqual(kept);
  });
});
