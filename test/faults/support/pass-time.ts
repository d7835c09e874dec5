import { setTimeout as wait } from "node:timers/promises";
import { MINUTE } from "#core/clock.ts";
import { movedBy } from "./database-clock.ts";
import type { RunningPart } from "./running-part.ts";

/** Longer than any lease, and too short to be taken for a clock that jumped. */
const A_WHILE = 3 * MINUTE;

/**
 * Lets time pass by the database's clock until the scheduler has had a round in it: what a dead process held is free
 * by then. Not while a worker lives that is in the middle of something: for it no time passes.
 */
export async function passTime(part: RunningPart, ms = A_WHILE): Promise<void> {
  await part.ask("rows", movedBy(ms));
  const [{ now }] = (await part.ask("rows", "SELECT now()::text AS now")) as [{ now: string }];
  for (;;) {
    await part.ask("wake");
    const round = `SELECT count(*)::int AS "rounds" FROM "Heartbeat" WHERE "name" = 'scheduler' AND "at" > '${now}'`;
    const [row] = await part.ask("rows", round);
    if (row?.["rounds"] === 1) return;
    await wait(50);
  }
}

const LEFT = `SELECT
  (SELECT count(*) FROM "Slot" WHERE "state" NOT IN ('released', 'cancelled'))::int AS "slots",
  (SELECT count(*) FROM "Delivery" WHERE "state" <> 'confirmed')::int AS "deliveries",
  (SELECT sum("attempt") FROM "Delivery")::int AS "attempts"`;
const LOOK_MS = 100;
const QUIET_LOOKS = 10;
const MOST_WAITS = 60;

/** Waits until everything planned is released; where nothing is left to do but to wait, time passes. */
export async function settle(part: RunningPart): Promise<void> {
  let before = "";
  let quiet = 0;
  for (let waits = 0; waits < MOST_WAITS; ) {
    const [left] = await part.ask("rows", LEFT);
    if (left?.["slots"] === 0 && left["deliveries"] === 0) return;
    const now = JSON.stringify(left);
    quiet = now === before && (await part.ask("atWork")) === 0 ? quiet + 1 : 0;
    before = now;
    if (quiet === QUIET_LOOKS) {
      await passTime(part, MINUTE);
      waits += 1;
      quiet = 0;
    }
    await wait(LOOK_MS);
  }
  throw new Error(`After ${MOST_WAITS} minutes there is left: ${before}. ${part.said()}`);
}
