import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { finishRelease, moveSlot, readReleaseOf, updateHeldDelivery } from "../store.ts";

export type ConfirmDelivery = { deliveryId: string; attempt: number; permalink: string };

const REST_WITHIN_MS = 10 * MINUTE;

/** Writes down that a channel has it. With the first confirmed channel the episode is released. */
export async function confirmDelivery({ ctx, input }: Call<ConfirmDelivery>): Promise<void> {
  demand(ctx.actor, "release:deliver");
  const { deliveryId, attempt, permalink } = input;
  await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const change = { state: "confirmed", permalink, failure: null, confirmedAt: now, nextCheckAt: null } as const;
    if (!(await updateHeldDelivery(tx, { deliveryId, attempt }, change))) return;
    await recordAudit(tx, ctx, {
      action: "delivery.confirm",
      entityType: "Delivery",
      entityId: deliveryId,
      after: { permalink },
    });

    const { release, slot, siblings } = await readReleaseOf(tx, deliveryId);
    const isComplete = siblings.every(({ state }) => state === "confirmed");
    await finishRelease(tx, {
      releaseId: release.id,
      state: isComplete ? "released" : "partly_released",
      releasedAt: release.releasedAt ?? now,
      nextCheckAt: isComplete ? null : new Date(now.getTime() + REST_WITHIN_MS),
    });
    if (slot.state === "releasing") {
      await moveSlot(tx, slot, { state: "released", stateReason: null, nextCheckAt: null });
    }
    await recordAudit(tx, ctx, {
      action: "release.finish",
      entityType: "Release",
      entityId: release.id,
      after: { state: isComplete ? "released" : "partly_released" },
    });
  });
}
