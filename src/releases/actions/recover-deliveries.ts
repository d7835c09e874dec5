import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { deliverRelease } from "../jobs.ts";
import { findOverdueDeliveries, takeOverdueDelivery } from "../store.ts";

/** Gives deliveries back to the queue whose worker or job was lost, or whose time to try again has come. */
export async function recoverDeliveries({ ctx }: Call<Record<string, never>>): Promise<{ again: number }> {
  demand(ctx.actor, "release:recover");
  return ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    let again = 0;
    const overdue = await findOverdueDeliveries(tx, now);
    for (const delivery of overdue) {
      const { id, attempt, state, failure } = delivery;
      const isFailed = state === "failed";
      const isTaken = await takeOverdueDelivery(tx, delivery, new Date(now.getTime() + (isFailed ? DAY : MINUTE)));
      if (!isTaken) continue;
      if (isFailed) {
        ctx.log.error({ deliveryId: id, failure }, "A delivery has failed and waits for a person");
        continue;
      }
      again += 1;
      await recordAudit(tx, ctx, {
        action: "delivery.recover",
        entityType: "Delivery",
        entityId: id,
        after: { attempt },
        reason: "nobody was at it, or its time to try again had come",
      });
      await ctx.enqueue(tx, deliverRelease, { deliveryId: id, attempt });
    }
    return { again };
  });
}
