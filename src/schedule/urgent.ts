import type { LimitBook } from "./limits.ts";
import type { TurnLine } from "./turn-line.ts";
import type { Turn } from "./turns.ts";
import { suits, type Waiting } from "./waiting.ts";

/**
 * Those that must go now, though their place in the order is later: the episodes before one with a window, when only as
 * many turns are left until it closes as they and it need.
 */
export function urgentPrerequisites({
  queue,
  turn,
  line,
  book,
}: {
  queue: readonly Waiting[];
  turn: Turn;
  line: TurnLine;
  book: LimitBook;
}): Waiting[] {
  const urgent = new Set<Waiting>();
  for (const wanting of queue) {
    if (wanting.window === undefined || wanting.after.length === 0) continue;
    const before = prerequisitesOf(wanting, queue);
    if (before.length === 0) continue;
    if (!hasRoomFor(before.length + 2, { wanting, turns: [turn], line, book }))
      for (const one of before) urgent.add(one);
  }
  return queue.filter((waiting) => urgent.has(waiting));
}

/** All that waits and must be out before it, also by way of others. */
function prerequisitesOf(wanting: Waiting, queue: readonly Waiting[]): Waiting[] {
  const found = new Set<Waiting>();
  const look = ({ after }: Waiting) => {
    for (const waiting of queue) {
      if (!after.includes(waiting.episode.slug) || found.has(waiting)) continue;
      found.add(waiting);
      look(waiting);
    }
  };
  look(wanting);
  return [...found];
}

/** Whether so many turns can still be taken, the last of them in the window. */
function hasRoomFor(
  needed: number,
  { wanting, turns, line, book }: { wanting: Waiting; turns: Turn[]; line: TurnLine; book: LimitBook },
): boolean {
  const trial = book.copy();
  const until = wanting.window?.until ?? "";
  let count = 0;
  function* all() {
    yield* turns;
    yield* line.ahead();
  }
  for (const turn of all()) {
    if (turn.wallTime >= until || !turn.isBeforeEnd) return false;
    if ((turn.blackout && turn.blackout.policy !== "hold") || trial.brokenBy(turn) !== undefined) continue;
    trial.take(turn);
    count += 1;
    if (count >= needed && suits(wanting, turn)) return true;
  }
  return false;
}
