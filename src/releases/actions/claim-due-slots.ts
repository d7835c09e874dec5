import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { type ClockMemory, jumpBetween } from "../clock-jump.ts";
import type { Decision } from "../decide.ts";
import { findNextDue, lockDueSlots, readSlots } from "../due/store.ts";
import { findJobHold, lockClaims, RESTORED, readInstallation } from "../holds/store.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { claimSlots } from "./claim-slots.ts";

export type ClaimRound = {
  counts: { released: number; held: number; missed: number; skipped: number; shifted: number; failed: number };
  /** Milliseconds by the database clock until the next slot is to be looked at; null when none waits. */
  nextInMs: number | null;
};

// How many slots one transaction takes: enough to share what it costs, so few that whoever places a hold waits a moment.
const AT_ONCE = 50;
// How many of them one round may take, so that a round always ends.
const MOST_TRANSACTIONS = 20;

/**
 * Takes every slot that is due by the database clock and releases, holds, misses, shifts or skips it. All that speaks
 * against a release is read in the transaction that locked its row, and a hold that was placed before is seen. While
 * the database's clock is not trusted, or the database is an older one than what went out, nothing is taken: not even
 * called missed.
 */
export async function claimDueSlots(
  { ctx }: Call<Record<string, never>>,
  { abilities = {}, clock }: { abilities?: AbilitiesByKind; clock?: ClockMemory } = {},
): Promise<ClaimRound> {
  demand(ctx.actor, "release:claim");
  const counts: ClaimRound["counts"] = { released: 0, held: 0, missed: 0, skipped: 0, shifted: 0, failed: 0 };
  const broken: string[] = [];
  let atOnce = AT_ONCE;
  for (let round = 0; round < MOST_TRANSACTIONS; round += 1) {
    let slotIds: string[] = [];
    try {
      const decisions = await ctx.transaction(async (tx) => {
        await lockClaims(tx, "shared");
        if (await isStopped(tx, clock)) return [];
        slotIds = await lockDueSlots(tx, atOnce, broken);
        return slotIds.length === 0 ? [] : claimSlots({ ctx, input: await readSlots(tx, slotIds) }, tx, abilities);
      });
      if (decisions.length === 0) break;
      for (const decision of decisions) counts[COUNT[decision.do]] += 1;
    } catch (error) {
      const [slotId] = slotIds;
      if (slotId === undefined) throw error;
      // One broken slot must not keep the others waiting: one by one it is found, and tried again in the next round.
      if (slotIds.length === 1) {
        ctx.log.error({ err: error, slotId }, "A due slot could not be claimed");
        broken.push(slotId);
        counts.failed += 1;
      }
      atOnce = 1;
    }
  }
  const next = await ctx.transaction((tx) => findNextDue(tx, broken));
  return { counts, nextInMs: next && Math.max(0, next.at.getTime() - next.now.getTime()) };
}

const COUNT = {
  release: "released",
  hold: "held",
  miss: "missed",
  skip: "skipped",
  shift: "shifted",
} as const satisfies Record<Decision["do"], keyof ClaimRound["counts"]>;

async function isStopped(tx: Transaction, clock: ClockMemory | undefined): Promise<boolean> {
  if ((await readInstallation(tx)).jumpedAt !== null) return true;
  const now = await databaseNow(tx);
  // A clock may jump after the round looked at it; the next look keeps the jump, and this claim must not come before.
  const reading = clock && { databaseMs: now.getTime(), monotonicMs: clock.monotonicMs() };
  if (reading && clock.last && jumpBetween(clock.last, reading) > 0) return true;
  return (await findJobHold(tx, { job: RESTORED, channelId: null, now })) !== null;
}
