import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, SECOND } from "#core/clock.ts";
import { deliverRelease } from "../jobs.ts";
import { finishRelease, moveSlot, readReleaseOf, updateHeldDelivery } from "../store.ts";

export type FailDelivery = { deliveryId: string; attempt: number; reason: string; mayHaveArrived: boolean };

// Waits longer after each attempt; after the last one it is a person's, who is reminded daily.
const againAfterMs = (attempt: number) => 15 * SECOND * 2 ** attempt;
const REMIND_AFTER_MS = DAY;

/**
 * Writes down that an attempt did not end well. It is tried again; where it may have arrived, the channel is asked
 * first. After the last attempt the delivery has failed, and when no other delivery is left, so has the release.
 */
export async function failDelivery({ ctx, input }: Call<FailDelivery>): Promise<void> {
  demand(ctx.actor, "release:deliver");
  const { deliveryId, attempt, reason, mayHaveArrived } = input;
  const isSpent = attempt >= deliverRelease.attempts;
  await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const written = await updateHeldDelivery(
      tx,
      { deliveryId, attempt },
      {
        state: isSpent ? "failed" : mayHaveArrived ? "unknown" : "pending",
        failure: reason,
        nextCheckAt: new Date(now.getTime() + (isSpent ? REMIND_AFTER_MS : againAfterMs(attempt))),
      },
    );
    if (!written) return;
    await recordAudit(tx, ctx, {
      action: "delivery.fail",
      entityType: "Delivery",
      entityId: deliveryId,
      after: { attempt, again: !isSpent, mayHaveArrived },
      reason,
    });
    const { release, slot, siblings } = await readReleaseOf(tx, deliveryId);
    if (!siblings.every(({ state }) => state === "failed")) return;
    const nextCheckAt = new Date(now.getTime() + REMIND_AFTER_MS);
    await finishRelease(tx, { releaseId: release.id, state: "failed", releasedAt: null, nextCheckAt });
    // Nobody is told that it went out: the slot is over, and a person decides what comes next.
    await moveSlot(tx, slot, { state: "missed", stateReason: `not delivered: ${reason}`, nextCheckAt: null });
    await recordAudit(tx, ctx, {
      action: "slot.miss",
      entityType: "Slot",
      entityId: slot.id,
      before: { state: slot.state },
      after: { state: "missed" },
      reason: `not delivered: ${reason}`,
    });
  });
}
