import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";
import { type Tone, toneOf } from "../../parts/tones.ts";
import type { ClockChange } from "./clock-changes.ts";

type Schedule = ItemOf<"get /api/v1/campaigns/:campaignId/schedules">;

/** A day of many slots, where there is room for their number alone. */
export type DaySum = { day: string; count: number; state: string };

/** What the calendar draws. All times are wall times of the campaign, given as if its clock stood in UTC. */
export type PlanEvent = {
  id: string;
  title: string;
  start: string;
  end?: string;
  allDay?: boolean;
  display?: "background";
  editable: boolean;
  color: string;
  contrastColor: string;
  extendedProps: { slot?: Slot; note?: "blackout" | "clock"; sum?: DaySum };
};

const MOVABLE = ["planned", "scheduled", "held"];

/** Whether a slot still has its time before it. */
export const isMovable = ({ state }: Pick<Slot, "state">) => MOVABLE.includes(state);

const coloursOf = (tone: Tone) => ({ color: `var(--${tone})`, contrastColor: `var(--${tone}-ink)` });

export function slotEvents(slots: readonly Slot[], mayMove: boolean): PlanEvent[] {
  return slots
    .filter(({ state }) => state !== "cancelled")
    .map((slot) => ({
      id: slot.id,
      title: slot.episodeTitle,
      start: `${slot.wallTime.slice(0, 16)}:00Z`,
      editable: mayMove && isMovable(slot),
      ...coloursOf(toneOf(slot.state)),
      extendedProps: { slot },
    }));
}

const WORST_FIRST: readonly Tone[] = ["bad", "warn", "wait", "good", "calm"];
const rankOf = (state: string) => WORST_FIRST.indexOf(toneOf(state));

/** The days of slots, each with their number and the state that most wants a look. */
export function sumEvents(slots: readonly Slot[]): PlanEvent[] {
  const days = new Map<string, DaySum>();
  for (const { wallTime, state } of slots.filter((slot) => slot.state !== "cancelled")) {
    const day = wallTime.slice(0, 10);
    const sum = days.get(day);
    if (!sum) days.set(day, { day, count: 1, state });
    else {
      sum.count += 1;
      if (rankOf(state) < rankOf(sum.state)) sum.state = state;
    }
  }
  return [...days.values()].map((sum) => ({
    id: `day-${sum.day}`,
    title: String(sum.count),
    start: sum.day,
    allDay: true,
    editable: false,
    ...coloursOf(toneOf(sum.state)),
    extendedProps: { sum },
  }));
}

/** Days on which nothing goes out, and days on which the clocks change: whoever plans sees them where they are. */
export function noteEvents(
  schedules: readonly Schedule[],
  changes: readonly ClockChange[],
  clockWords: (change: ClockChange) => string,
): PlanEvent[] {
  const seen = new Set<string>();
  const blackouts = schedules
    .flatMap(({ blackouts: all }) => all)
    .filter(({ fromWall, untilWall, reason }) => {
      const key = `${fromWall} ${untilWall} ${reason}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(
      ({ id, fromWall, untilWall, reason }): PlanEvent => ({
        id,
        title: reason,
        start: fromWall.slice(0, 10),
        end: lastDayAfter(untilWall),
        allDay: true,
        editable: false,
        ...coloursOf("calm"),
        extendedProps: { note: "blackout" },
      }),
    );
  const clocks = changes.map(
    (change): PlanEvent => ({
      id: `clock-${change.day}`,
      title: clockWords(change),
      start: change.day,
      allDay: true,
      editable: false,
      ...coloursOf("wait"),
      extendedProps: { note: "clock" },
    }),
  );
  return [...blackouts, ...clocks];
}

// The end of an all-day event is the first day that is free again; one that ends at noon takes that day too.
function lastDayAfter(untilWall: string): string {
  if (untilWall.slice(11, 16) === "00:00") return untilWall.slice(0, 10);
  return new Date(Date.parse(`${untilWall.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A wall time some days on or back. */
export function shiftDays(wallTime: string, days: number): string {
  const at = Date.parse(`${wallTime.slice(0, 16)}:00Z`) + days * 86_400_000;
  return new Date(at).toISOString().slice(0, 16);
}
