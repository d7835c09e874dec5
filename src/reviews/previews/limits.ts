import { MINUTE } from "#core/clock.ts";

/** A link lives a week at most; the database says so too. */
export const LONGEST_HOURS = 7 * 24;

const WINDOW_MS = 10 * MINUTE;
const MOST_IN_WINDOW = 20;
const MOST_IN_ALL = 200;

/** Since when a link's comments count for its limit. */
export const windowStart = (now: Date) => new Date(now.getTime() - WINDOW_MS);

/** Whether whoever is behind a link has said enough for now, or for good. */
export function saysTooMuch({ recent, all }: { recent: number; all: number }): boolean {
  return recent >= MOST_IN_WINDOW || all >= MOST_IN_ALL;
}
