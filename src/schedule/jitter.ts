import { createHmac } from "node:crypto";
import { DAY, MINUTE } from "#core/clock.ts";
import { dateOf, startOfDate, toWallTime, wallTimeToMs } from "#core/wall-time.ts";
import type { Timetable, Turn } from "./turns.ts";
import { resolveWallTime } from "./zones.ts";

/** Longer than this and a release would no longer be at its time. */
const MOST_JITTER_MS = 30 * MINUTE;
const DRAWN_BYTES = 6;

/** What a slot may not be pushed into; `nominalAt` is when it is due without jitter. */
export type JitterBounds = {
  nominalAt: Date;
  nextSlotAt: Date | undefined;
  nextBlackoutAt: Date | undefined;
  /** When the next date begins on the clock of the slot. */
  midnightAt: Date;
};

/**
 * By how many milliseconds a slot goes out later than its nominal time, always the same for the same slot and secret:
 * less than `maxMs`, half an hour, and the time to the next slot, blackout and local midnight. 0 when `maxMs` is 0.
 */
export function jitterOf({
  secret,
  slotId,
  maxMs,
  ...bounds
}: JitterBounds & { secret: string; slotId: string; maxMs: number }) {
  const { nominalAt, nextSlotAt, nextBlackoutAt, midnightAt } = bounds;
  const caps = [nextSlotAt, nextBlackoutAt, midnightAt].flatMap((at) =>
    at ? [at.getTime() - nominalAt.getTime()] : [],
  );
  const limitMs = Math.floor(Math.min(maxMs, MOST_JITTER_MS, ...caps));
  if (limitMs <= 0) return 0;
  const drawn = createHmac("sha256", secret).update(slotId).digest().readUIntBE(0, DRAWN_BYTES);
  return drawn % limitMs;
}

/** Up to how much later slots go out; who does not know the secret cannot compute by how much. */
export type Jitter = { maxMs: number; secret: string };

/** Says by how much the slot of a key at a turn is later, given the turn after it. */
export function jitterMaker(
  { timeZone, blackouts }: Pick<Timetable, "timeZone" | "blackouts">,
  jitter: Jitter | undefined,
): (slotId: string, turn: Turn, next: Turn | undefined) => number {
  if (jitter === undefined || jitter.maxMs === 0) return () => 0;
  const at = (wallTime: string) => resolveWallTime({ wallTime, timeZone }).instant;
  const starts = blackouts.map(({ from }) => at(from)).sort((a, b) => a.getTime() - b.getTime());
  return (slotId, turn, next) => {
    const today = dateOf(turn.times[0]?.shownAs ?? turn.wallTime);
    const tomorrow = toWallTime(wallTimeToMs(startOfDate(today)) + DAY);
    return jitterOf({
      ...jitter,
      slotId,
      nominalAt: turn.firstAt,
      nextSlotAt: next?.firstAt,
      nextBlackoutAt: starts.find((start) => start > turn.firstAt),
      midnightAt: at(tomorrow),
    });
  };
}
