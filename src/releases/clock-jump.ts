import { MINUTE, SECOND } from "#core/clock.ts";

/** One look at two clocks: the database's, and one of this process that nobody can set. */
export type ClockReading = { databaseMs: number; monotonicMs: number };

/** What a process remembers of the clocks from one tick to the next. */
export type ClockMemory = { monotonicMs: () => number; last: ClockReading | null };

/** So far ahead within one tick cannot be a slow round. */
const JUMP_MS = 5 * MINUTE;
/** So many ticks without a jump, and so far apart, make a clock trusted again. */
export const STEADY_TICKS = 3;
export const TICK_MS = 10 * SECOND;

/** By how much the database's clock ran ahead of time itself since the last look; 0 unless that is a jump. */
export function jumpBetween(last: ClockReading, next: ClockReading): number {
  const aheadMs = next.databaseMs - last.databaseMs - (next.monotonicMs - last.monotonicMs);
  return aheadMs > JUMP_MS ? aheadMs : 0;
}
