import { z } from "zod";
import { DAY, dayOf, startOfDay } from "#core/clock.ts";
import { plannedDateSchema, startOfDate } from "#core/wall-time.ts";
import { resolveWallTime, wallTimeAt } from "#schedule/index.ts";

/** Calendar days in the campaign's time zone, both included. */
export type Period = { from: string; until: string; timeZone: string };

/** The days asked for; without them, from the first day of the campaign to today. */
export const periodSchema = z
  .strictObject({ from: plannedDateSchema.optional(), until: plannedDateSchema.optional() })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    path: ["until"],
    error: "is before the first day",
  });
export type AskedPeriod = z.infer<typeof periodSchema>;

/** The period that is meant; what was left out reaches as far as the campaign has come. */
export function periodOf(
  { from, until }: AskedPeriod,
  { startsOn, timeZone }: { startsOn: string; timeZone: string },
  now: Date,
): Period {
  const today = wallTimeAt(now, timeZone).slice(0, "2026-12-01".length);
  const last = until ?? (from !== undefined && from > today ? from : today);
  const first = from ?? (startsOn < last ? startsOn : last);
  return { from: first, until: last, timeZone };
}

/** The instants between which something lies in the period: from the first up to, not including, the second. */
export function boundsOf({ from, until, timeZone }: Period): { start: Date; end: Date } {
  const begin = (day: string) => resolveWallTime({ wallTime: startOfDate(day), timeZone }).instant;
  return { start: begin(from), end: begin(dayOf(new Date(startOfDay(until).getTime() + DAY))) };
}

export type UsualPeriod = { name: "wholeCampaign" | "thisMonth" | "lastMonth"; from?: string; until?: string };

/** Periods that people ask for most, as of today in a time zone. */
export function usualPeriods(now: Date, timeZone: string): UsualPeriod[] {
  const today = wallTimeAt(now, timeZone).slice(0, "2026-12-01".length);
  const first = `${today.slice(0, "2026-12".length)}-01`;
  const lastOfBefore = dayOf(new Date(startOfDay(first).getTime() - DAY));
  return [
    { name: "wholeCampaign" },
    { name: "thisMonth", from: first, until: today },
    { name: "lastMonth", from: `${lastOfBefore.slice(0, "2026-12".length)}-01`, until: lastOfBefore },
  ];
}
