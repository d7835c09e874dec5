import { MINUTE } from "#core/clock.ts";

/** Releases nearer than this would be a stream, and no channel takes one. */
export const SHORTEST_INTERVAL_MINUTES = 15;

const DAY_MINUTES = 24 * 60;

/** Each hour with each minute, in the order of the day, as minutes since midnight. */
export function timesOfDay(hours: readonly number[], minutes: readonly number[]): number[] {
  return hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
}

/** Whether two times of a day, or the last of a day and the first of the next, lie too near to each other. */
export function isTooFrequent(times: readonly number[], isOnNextDayToo: boolean): boolean {
  const [first] = times;
  const next = first === undefined || !isOnNextDayToo ? [] : [first + DAY_MINUTES];
  return [...times.slice(1), ...next].some((time, index) => time - (times[index] ?? 0) < SHORTEST_INTERVAL_MINUTES);
}

/** Minutes since midnight as milliseconds. */
export function sinceMidnightMs(minutes: number): number {
  return minutes * MINUTE;
}
