import { type Call, databaseNow, type Transaction } from "#access/index.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import { changeSlot, changeSlots } from "#schedule/actions/index.ts";
import { type Decision, decide } from "../decide.ts";
import { type FactsOfSlot, readDueFacts } from "../due/read-due-facts.ts";
import { type DueSlot, lookAgain } from "../due/store.ts";
import { openTask } from "../holds/store.ts";
import { deliverRelease } from "../jobs.ts";
import { newReleaseOf } from "../new-release.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { insertReleases } from "../store.ts";

// A held slot is looked at again this often, until its grace is over.
const HELD_AGAIN_MS = MINUTE;
// A delivery that nobody begins within this is picked up by the sweep.
const DELIVER_WITHIN_MS = 5 * SECOND;

type Judged = { slot: DueSlot; facts: FactsOfSlot; decision: Decision };
type NotReleased = Exclude<Decision, { do: "release" }>;

/** Does with due slots what the database says of them at this moment; the caller has locked them. */
export async function claimSlots(
  { ctx, input: slots }: Call<readonly DueSlot[]>,
  tx: Transaction,
  abilities: AbilitiesByKind,
): Promise<Decision[]> {
  const now = await databaseNow(tx);
  const all = await readDueFacts(tx, slots, { now, abilities });
  const judged = slots.flatMap((slot, index): Judged[] => {
    const facts = all[index];
    return facts ? [{ slot, facts, decision: decide(facts, now) }] : [];
  });
  await releaseAll({ ctx, input: judged.filter(({ decision }) => decision.do === "release") }, tx, now);
  const decisions: Decision[] = [];
  for (const { slot, decision } of judged) {
    if (decision.do === "release") {
      decisions.push(decision);
      continue;
    }
    const last = decision.do === "shift" ? await judgeAgain({ slot, now, abilities }, tx) : decision;
    await setAside({ ctx, input: { slot, decision: last, now } }, tx);
    decisions.push(last);
  }
  return decisions;
}

/** The free time that was found for it may have been given to one before it. */
async function judgeAgain(
  { slot, now, abilities }: { slot: DueSlot; now: Date; abilities: AbilitiesByKind },
  tx: Transaction,
): Promise<NotReleased> {
  const [facts] = await readDueFacts(tx, [slot], { now, abilities });
  const decision = facts && decide(facts, now);
  if (!decision || decision.do === "release")
    throw new Error(`What speaks against slot ${slot.id} changed in between.`);
  return decision;
}

async function releaseAll({ ctx, input }: Call<readonly Judged[]>, tx: Transaction, now: Date): Promise<void> {
  if (input.length === 0) return;
  const nextCheckAt = new Date(now.getTime() + DELIVER_WITHIN_MS);
  const releases = input.map(({ slot, facts }) => newReleaseOf(slot, facts.variants, { now, nextCheckAt }));
  await insertReleases(tx, releases);
  const jobs = releases.flatMap(({ deliveries }) => deliveries.map(({ id }) => ({ deliveryId: id, attempt: 0 })));
  await ctx.enqueue(tx, deliverRelease, ...jobs);
  for (const isLate of [false, true]) {
    const some = input.filter(({ decision }) => decision.do === "release" && decision.isLate === isLate);
    const slots = some.map(({ slot, decision }) => ({ slot: rowOf(slot), after: decision }));
    const change = { to: "releasing", action: "slot.release", reason: null, nextCheckAt, set: { isLate } } as const;
    await changeSlots({ ctx, input: { ...change, slots } }, tx);
  }
}

type SetAside = { slot: DueSlot; decision: NotReleased; now: Date };

async function setAside({ ctx, input }: Call<SetAside>, tx: Transaction): Promise<void> {
  const { slot, decision, now } = input;
  const { reason } = decision;
  const change = { slot: rowOf(slot), after: decision, reason };
  switch (decision.do) {
    case "hold": {
      const nextCheckAt = new Date(now.getTime() + HELD_AGAIN_MS);
      if (slot.state === "held" && slot.stateReason === reason) await lookAgain(tx, slot.id, nextCheckAt);
      else await changeSlot({ ctx, input: { ...change, to: "held", action: "slot.hold", nextCheckAt } }, tx);
      return;
    }
    case "shift": {
      const { wallTime, instant, isShifted } = decision.to;
      const time = { wallTime, nominalAt: instant, dueAt: instant, jitterMs: 0, isShifted, tzdbVersion: TZDB_VERSION };
      const input = { ...change, to: "scheduled", action: "slot.move", set: time, nextCheckAt: instant } as const;
      await changeSlot({ ctx, input }, tx);
      return;
    }
    case "miss":
      await changeSlot({ ctx, input: { ...change, to: "missed", action: "slot.miss", nextCheckAt: null } }, tx);
      await openTask(tx, { kind: "missed", slotId: slot.id, reason });
      return;
    case "skip":
      await changeSlot({ ctx, input: { ...change, to: "skipped", action: "slot.skip", nextCheckAt: null } }, tx);
      return;
  }
}

function rowOf({ schedule: _schedule, episode: _episode, ...row }: DueSlot) {
  return row;
}
