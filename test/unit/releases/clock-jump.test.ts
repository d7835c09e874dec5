import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "#core/clock.ts";
import { jumpBetween } from "#releases/index.ts";

const T = { databaseMs: 1_000_000, monotonicMs: 500 };
const later = (databaseMs: number, monotonicMs: number) => ({
  databaseMs: T.databaseMs + databaseMs,
  monotonicMs: T.monotonicMs + monotonicMs,
});

test.each<[what: string, databaseMs: number, monotonicMs: number, jumpMs: number]>([
  ["a tick", 15 * SECOND, 15 * SECOND, 0],
  ["a slow round", HOUR, HOUR, 0],
  ["five minutes ahead", 5 * MINUTE + 15 * SECOND, 15 * SECOND, 0],
  ["a millisecond more", 5 * MINUTE + 15 * SECOND + 1, 15 * SECOND, 5 * MINUTE + 1],
  ["a day ahead", DAY, 15 * SECOND, DAY - 15 * SECOND],
  ["an hour back", -HOUR, 15 * SECOND, 0],
])("%s", (_what, databaseMs, monotonicMs, jumpMs) => {
  expect(jumpBetween(T, later(databaseMs, monotonicMs))).toBe(jumpMs);
});
