import { z } from "zod";
import { DAY } from "#core/clock.ts";
import { offsetSpans } from "#core/time-zones.ts";
import { toWallTime } from "#core/wall-time.ts";
import { RESERVED_UNITS, YOUTUBE } from "./limits.ts";

/** What a channel used on one of YouTube's days. */
export type Used = { day: string; units: number; inserts: number; tracks: number };

const usedSchema = z.strictObject({
  day: z.string(),
  units: z.int().min(0),
  inserts: z.int().min(0),
  tracks: z.int().min(0),
});

/** What was used today; a day that YouTube has begun anew, or a ledger nobody can read, counts from zero. */
export function usedToday(kept: string | undefined, now: Date): Used {
  const none = { day: quotaDay(now), units: 0, inserts: 0, tracks: 0 };
  if (kept === undefined) return none;
  try {
    const used = usedSchema.parse(JSON.parse(kept));
    return used.day === none.day ? used : none;
  } catch {
    return none;
  }
}

/** How many caption tracks may still be sent today. */
export function tracksLeft(used: Used, limits: { unitsADay: number; tracksADay: number }): number {
  const affordable = Math.floor((limits.unitsADay - RESERVED_UNITS - used.units) / YOUTUBE.units.captionInsert);
  return Math.max(0, Math.min(affordable, limits.tracksADay - used.tracks));
}

/** The date by which YouTube counts. */
export function quotaDay(now: Date): string {
  return toWallTime(now.getTime() + offsetAt(now.getTime())).slice(0, "2026-12-01".length);
}

/** How long until YouTube counts anew. */
export function untilNextQuotaDay(now: Date): number {
  const today = quotaDay(now);
  const nextMidnight = Date.parse(`${today}T00:00:00Z`) + DAY;
  return nextMidnight - offsetAt(nextMidnight) - now.getTime();
}

function offsetAt(ms: number): number {
  return offsetSpans(YOUTUBE.quotaTimeZone).find(({ untilMs }) => ms < untilMs)?.offsetMs ?? 0;
}
