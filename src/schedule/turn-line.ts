import type { Turn } from "./turns.ts";

/** Turns one after the other, of which those to come may be looked at. */
export type TurnLine = { next: () => Turn | undefined; ahead: () => Generator<Turn> };

/** Lets a planner look at later turns without using them up. */
export function lookingAhead(turns: Generator<Turn>): TurnLine {
  const seen: Turn[] = [];
  const draw = () => {
    const { value, done } = turns.next();
    return done ? undefined : value;
  };
  return {
    next: () => seen.shift() ?? draw(),
    *ahead() {
      yield* seen.slice();
      for (let turn = draw(); turn !== undefined; turn = draw()) {
        seen.push(turn);
        yield turn;
      }
    },
  };
}
