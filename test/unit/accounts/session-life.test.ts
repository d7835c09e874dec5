import { describe, expect, test } from "vitest";
import { ABSOLUTE_MS, endOf, FRESH_MS, IDLE_MS, isFresh } from "#accounts/sessions/session-life.ts";
import { HOUR, MINUTE } from "#core/clock.ts";

const start = new Date("2026-11-27T09:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const session = (seenMs: number, revokedAt: Date | null = null) => ({
  lastSeenAt: later(seenMs),
  expiresAt: later(ABSOLUTE_MS),
  revokedAt,
});

describe("a session ends by itself", () => {
  test.each([
    ["it was just opened", session(0), 0, null],
    ["it was used a millisecond less than half an hour ago", session(0), IDLE_MS - 1, null],
    ["nobody used it for half an hour", session(0), IDLE_MS, "idle"],
    ["it is in use a millisecond before twelve hours", session(ABSOLUTE_MS - 1), ABSOLUTE_MS - 1, null],
    ["it is in use at twelve hours", session(ABSOLUTE_MS - 1), ABSOLUTE_MS, "absolute"],
    ["it was signed out", session(0, later(1)), 2, "ended"],
  ])("%s", (_when, times, nowMs, end) => {
    expect(endOf(times, later(nowMs))).toBe(end);
  });

  test("the limits are half an hour and half a day", () => {
    expect([IDLE_MS, ABSOLUTE_MS]).toEqual([30 * MINUTE, 12 * HOUR]);
  });
});

test("a proof is fresh for five minutes and no longer", () => {
  expect(FRESH_MS).toBe(5 * MINUTE);
  expect(isFresh({ provenAt: start }, later(FRESH_MS - 1))).toBe(true);
  expect(isFresh({ provenAt: start }, later(FRESH_MS))).toBe(false);
});
