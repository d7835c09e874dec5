import { wallTimeToMs } from "#core/wall-time.ts";
import { type Timetable, type Turn, turnMaker, turnsOf } from "./turns.ts";
import { LONGEST_SHIFT_MS } from "./waiting.ts";

/** Where a slot ends up when its wall time meets the blackouts of its schedule. */
export type Landing =
  | { is: "free"; turn: Turn }
  | { is: "held"; turn: Turn; reason: string }
  | { is: "shifted"; turn: Turn; reason: string }
  | { is: "skipped"; reason: string }
  | { is: "missed"; reason: string };

/**
 * Where a slot lands: at its own time, or, out of a blackout, at the next turn of the same schedule that is neither
 * closed nor taken, at most 28 days later and before the end; missed when there is none. A blackout of policy `skip`
 * leaves it out, and one of policy `hold` lets a person decide.
 */
export function landingOf({
  timetable,
  wallTime,
  isTaken,
}: {
  timetable: Timetable;
  wallTime: string;
  isTaken: (turn: Turn) => boolean;
}): Landing {
  const turn = turnMaker(timetable)(wallTime);
  if (turn.blackout === undefined) return { is: "free", turn };
  const { policy, reason } = turn.blackout;
  if (policy === "skip") return { is: "skipped", reason };
  if (policy === "hold") return { is: "held", turn, reason };
  const latestMs = wallTimeToMs(wallTime) + LONGEST_SHIFT_MS;
  for (const later of turnsOf(timetable, wallTime.slice(0, "2026-12-01".length))) {
    if (!later.isBeforeEnd || wallTimeToMs(later.wallTime) > latestMs) break;
    if (later.firstAt <= turn.firstAt || later.blackout || isTaken(later)) continue;
    return { is: "shifted", turn: later, reason };
  }
  return { is: "missed", reason };
}
