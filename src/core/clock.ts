/** The present instant. Passed in, so that tests own the time. */
export type Clock = () => Date;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The calendar date of an instant, in UTC: 2026-12-01. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, "2026-12-01".length);
}

/** The instant at which a calendar date begins, in UTC. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
