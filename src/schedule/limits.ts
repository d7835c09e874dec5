import type { Limits } from "#campaigns/index.ts";
import { DAY, HOUR } from "#core/clock.ts";
import { dateOf, startOfDate, wallTimeToMs } from "#core/wall-time.ts";
import type { Turn } from "./turns.ts";

/** Which limit a turn would break. */
export type BrokenLimit = "gap" | "day" | "week";

/** The turns taken so far, held against the limits of a campaign. */
export type LimitBook = {
  brokenBy: (turn: Turn) => BrokenLimit | undefined;
  take: (turn: Turn) => void;
  copy: () => LimitBook;
};

/** Keeps account of the turns that are taken: the gap on both sides, and how many on a day and in a week from Monday. */
export function limitBook(limits: Limits = {}, taken: readonly Turn[] = []): LimitBook {
  const { minGapHours = 0, perDay = Number.POSITIVE_INFINITY, perWeek = Number.POSITIVE_INFINITY } = limits;
  const hasLimits = Object.values(limits).some((limit) => limit !== undefined);
  const turns = [...taken].sort(byTime);
  const onDay = countsOf(turns.map(dayOf));
  const inWeek = countsOf(turns.map(weekOf));
  return {
    brokenBy: (turn) => {
      if (!hasLimits) return undefined;
      const place = turns.findLastIndex((other) => byTime(other, turn) <= 0) + 1;
      const isNear = (other: Turn | undefined) => other !== undefined && gapMs(other, turn) < minGapHours * HOUR;
      if (isNear(turns[place - 1]) || isNear(turns[place])) return "gap";
      if ((onDay.get(dayOf(turn)) ?? 0) >= perDay) return "day";
      const isFull = Number.isFinite(perWeek) && (inWeek.get(weekOf(turn)) ?? 0) >= perWeek;
      return isFull ? "week" : undefined;
    },
    take: (turn) => {
      turns.splice(turns.findLastIndex((other) => byTime(other, turn) <= 0) + 1, 0, turn);
      onDay.set(dayOf(turn), (onDay.get(dayOf(turn)) ?? 0) + 1);
      inWeek.set(weekOf(turn), (inWeek.get(weekOf(turn)) ?? 0) + 1);
    },
    copy: () => limitBook(limits, turns),
  };
}

/** The limits as people say them: `48 h between two, 1 a day`. */
export function limitsInWords({ minGapHours, perDay, perWeek }: Limits): string {
  return [
    minGapHours === undefined ? "" : `${minGapHours} h between two`,
    perDay === undefined ? "" : `${perDay} a day`,
    perWeek === undefined ? "" : `${perWeek} a week`,
  ]
    .filter((words) => words !== "")
    .join(", ");
}

function byTime(a: Turn, b: Turn): number {
  return a.firstAt.getTime() - b.firstAt.getTime();
}

// Each audience sees its own gap, and a change of clocks makes them differ.
function gapMs(a: Turn, b: Turn): number {
  const gaps = a.times.map(({ instant }, index) => {
    const other = b.times[index]?.instant ?? b.firstAt;
    return Math.abs(instant.getTime() - other.getTime());
  });
  return Math.min(...gaps);
}

function dayOf({ times, wallTime }: Turn): string {
  return dateOf(times[0]?.shownAs ?? wallTime);
}

const THURSDAY_TO_MONDAY = 3 * DAY;

/** The number of a week, counted from Monday; 1970 began on a Thursday. */
function weekOf(turn: Turn): number {
  return Math.floor((wallTimeToMs(startOfDate(dayOf(turn))) + THURSDAY_TO_MONDAY) / (7 * DAY));
}

function countsOf<Key>(keys: Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
