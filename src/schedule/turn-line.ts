import type { Turn } from "./turns.ts";

/** Turns one after the other, of which those to come may be looked at. */
export type TurnLine = {
  next: () => Turn | undefined;
  ahead: () => Generator<Turn>;
  /** Those after a turn, which are looked at and not used up. */
  from: (turn: Turn) => Generator<Turn>;
};

/** Lets a planner look at later turns without using them up. */
export function lookingAhead(turns: Generator<Turn>): TurnLine {
  const seen: Turn[] = [];
  let used = 0;
  const at = (place: number) => {
    while (seen.length <= place) {
      const { value, done } = turns.next();
      if (done) return undefined;
      seen.push(value);
    }
    return seen[place];
  };
  function* since(place: number) {
    for (let next = place, turn = at(next); turn !== undefined; turn = at(next)) {
      yield turn;
      next += 1;
    }
  }
  return {
    next: () => {
      const turn = at(used);
      used += 1;
      return turn;
    },
    ahead: () => since(used),
    *from(turn) {
      const place = seen.findLastIndex(({ firstAt }) => firstAt <= turn.firstAt) + 1;
      for (const later of since(place)) if (later.firstAt > turn.firstAt) yield later;
    },
  };
}
