import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { type AuditAction, recordAudit } from "#audit/index.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { type Decision, decide } from "../due.ts";
import { deliverRelease } from "../jobs.ts";
import { type DueSlot, findNextDue, insertRelease, lockDueSlots, moveSlot, readDueFacts, readSlot } from "../store.ts";

export type ClaimRound = {
  counts: { released: number; held: number; missed: number; skipped: number; failed: number };
  /** Milliseconds by the database clock until the next slot is to be looked at; null when none waits. */
  nextInMs: number | null;
};

// How many slots one round may take, so that a round always ends.
const MOST_SLOTS = 100;
// A held slot is looked at again this often, until its grace is over.
const HELD_AGAIN_MS = MINUTE;
// A delivery that nobody begins within this is picked up by the sweep.
const DELIVER_WITHIN_MS = 5 * SECOND;

/**
 * Takes every slot that is due by the database clock and releases, holds, misses or skips it.
 * Each slot has a transaction of its own, with its row locked: all that speaks against a release is read in it.
 */
export async function claimDueSlots({ ctx }: Call<Record<string, never>>): Promise<ClaimRound> {
  demand(ctx.actor, "release:claim");
  const counts: ClaimRound["counts"] = { released: 0, held: 0, missed: 0, skipped: 0, failed: 0 };
  const broken: string[] = [];
  for (let round = 0; round < MOST_SLOTS; round += 1) {
    let slotId: string | undefined;
    try {
      const decision = await ctx.transaction(async (tx) => {
        [slotId] = await lockDueSlots(tx, 1, broken);
        return slotId === undefined ? null : claimSlot({ ctx, input: await readSlot(tx, slotId) }, tx);
      });
      if (decision === null) break;
      counts[COUNT[decision.do]] += 1;
    } catch (error) {
      if (slotId === undefined) throw error;
      // One broken slot must not keep the others waiting; it stays due and is tried again in the next round.
      ctx.log.error({ err: error, slotId }, "A due slot could not be claimed");
      broken.push(slotId);
      counts.failed += 1;
    }
  }
  const next = await ctx.transaction((tx) => findNextDue(tx));
  return { counts, nextInMs: next && Math.max(0, next.at.getTime() - next.now.getTime()) };
}

const COUNT = { release: "released", hold: "held", miss: "missed", skip: "skipped" } as const;
const AUDIT: Record<Decision["do"], AuditAction> = {
  release: "slot.release",
  hold: "slot.hold",
  miss: "slot.miss",
  skip: "slot.skip",
};

async function claimSlot({ ctx, input: slot }: Call<DueSlot>, tx: Transaction): Promise<Decision> {
  const now = await databaseNow(tx);
  const facts = await readDueFacts(tx, slot, now);
  const decision = decide(facts, now);
  const isNews = !(decision.do === "hold" && slot.state === "held" && slot.stateReason === decision.reason);
  if (decision.do === "release") {
    const nextCheckAt = new Date(now.getTime() + DELIVER_WITHIN_MS);
    const release = await insertRelease(tx, slot, facts.variants, now, nextCheckAt);
    await moveSlot(tx, slot, { state: "releasing", stateReason: null, nextCheckAt, isLate: decision.isLate });
    for (const { id } of release.deliveries) await ctx.enqueue(tx, deliverRelease, { deliveryId: id, attempt: 0 });
  } else if (decision.do === "hold") {
    const nextCheckAt = new Date(now.getTime() + HELD_AGAIN_MS);
    await moveSlot(tx, slot, { state: "held", stateReason: decision.reason, nextCheckAt });
  } else {
    const state = decision.do === "miss" ? "missed" : "skipped";
    await moveSlot(tx, slot, { state, stateReason: decision.reason, nextCheckAt: null });
  }
  if (isNews) {
    await recordAudit(tx, ctx, {
      action: AUDIT[decision.do],
      entityType: "Slot",
      entityId: slot.id,
      before: { state: slot.state, reason: slot.stateReason },
      after: decision,
      ...("reason" in decision ? { reason: decision.reason } : {}),
    });
  }
  return decision;
}
