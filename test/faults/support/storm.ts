import { createHash } from "node:crypto";
import { SECOND } from "#core/clock.ts";
import type { Trouble } from "../../platforms/support/start-fake.ts";
import { POINTS, type Trip } from "./part/tripwires.ts";

/** How a process dies: at a point that it passes, or whatever it is at after so many milliseconds. */
export type Strike = { at: "a point"; trip: Trip } | { at: "a time"; afterMs: number };

/** What happens to one lot of releases, and to the outlet and the queue meanwhile. */
export type Storm = { strikes: Strike[]; troubles: Trouble[]; losesQueue: boolean };

const MOST_STRIKES = 3;
/** The later ones of so many releases are reached by a second process only. */
const LATEST = 25;
const LONGEST_MS = 2 * SECOND;
const TROUBLES: Trouble[][] = [
  [],
  [{ at: "post", how: "accept-then-drop", times: 2 }],
  [{ at: "post", how: "says-failed-but-is-live" }],
  [
    { at: "post", how: "drop" },
    { at: "look", how: "500" },
  ],
];

/** The storm of a seed, the same each time. */
export function stormOf(seed: number): Storm {
  const dice = rollsOf(seed);
  const strikes = Array.from({ length: 1 + dice(MOST_STRIKES) }, (): Strike => {
    if (dice(3) === 0) return { at: "a time", afterMs: dice(LONGEST_MS) };
    const at = POINTS[dice(POINTS.length)] ?? POINTS[0];
    return { at: "a point", trip: { at, nth: 1 + dice(LATEST), signal: "SIGKILL" } };
  });
  return { strikes, troubles: TROUBLES[dice(TROUBLES.length)] ?? [], losesQueue: dice(4) === 0 };
}

function rollsOf(seed: number): (sides: number) => number {
  let rolls = 0;
  return (sides) => {
    rolls += 1;
    return createHash("sha256").update(`${seed}.${rolls}`).digest().readUInt32BE(0) % sides;
  };
}
