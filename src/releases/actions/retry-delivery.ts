import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { type DeliveryWithAll, findDelivery, lockReleasesOf, takeAttempt } from "../deliveries/store.ts";
import { closeTasks } from "../holds/store.ts";
import { deliverRelease } from "../jobs.ts";
import type { AbilitiesByKind } from "../ports.ts";
import type { DeliveryState } from "../release-state.ts";

const retryDeliverySchema = z.strictObject({
  deliveryId: z.uuid(),
  reason: visibleText(500),
  /** The person looked on the channel and it is not there. */
  isAbsent: z.boolean().default(false),
});
export type RetryDelivery = z.input<typeof retryDeliverySchema>;

const OPEN: readonly DeliveryState[] = ["failed", "refused", "locked_out", "with_person", "unknown"];

/**
 * Lets a delivery be tried again. Whatever was tried before is looked up first, also where the channel said that it
 * failed. A channel that cannot say is only tried again when a person has looked. Throws NOT_FOUND, WRONG_STATE.
 */
export async function retryDelivery(
  { ctx, input }: Call<RetryDelivery>,
  { abilities }: { abilities: AbilitiesByKind },
): Promise<{ looksUpFirst: boolean }> {
  demand(ctx.actor, "delivery:retry");
  const { deliveryId, reason, isAbsent } = parseInput(retryDeliverySchema, input, "retry");
  return ctx.transaction(async (tx) => {
    await lockReleasesOf(tx, [deliveryId]);
    const delivery = await findDelivery(tx, deliveryId);
    if (!delivery) throw new NotFoundError("The delivery");
    const canReadBack = abilities[delivery.channel.kind]?.canReadBack ?? false;
    assertCanRetry(delivery, { canReadBack, isAbsent });
    const now = await databaseNow(tx);
    // A platform may say that it failed and show it all the same.
    const looksUpFirst = !isAbsent && canReadBack && delivery.sentAt !== null;
    const { attempt, state } = delivery;
    await takeAttempt(
      tx,
      { deliveryId, attempt },
      {
        state: "pending",
        tries: 0,
        mayHaveArrived: looksUpFirst,
        failure: null,
        notBeforeAt: null,
        retriedAt: now,
        nextCheckAt: now,
      },
    );
    await closeTasks(tx, { deliveryId }, now);
    await ctx.enqueue(tx, deliverRelease, { deliveryId, attempt: attempt + 1 });
    await recordAudit(tx, ctx, {
      action: "delivery.retry",
      entityType: "Delivery",
      entityId: deliveryId,
      before: { state },
      after: { looksUpFirst, isAbsent },
      reason,
    });
    return { looksUpFirst };
  });
}

function assertCanRetry(
  { state, release, mayHaveArrived, channel }: DeliveryWithAll,
  { canReadBack, isAbsent }: { canReadBack: boolean; isAbsent: boolean },
): void {
  if (release.retractions.length > 0) throw new WrongStateError("The release was taken down; nothing of it is sent.");
  if (release.state === "failed") {
    throw new WrongStateError("Nothing of this release arrived, and its slot is missed. Decide about the slot.");
  }
  if (!OPEN.includes(state)) throw new WrongStateError(`A delivery that is ${state} is not tried again.`);
  if (mayHaveArrived && !canReadBack && !isAbsent) {
    throw new WrongStateError(
      `It may be on ${channel.name} already, and that channel cannot say. Look there: confirm it with its address, or say that it is absent.`,
    );
  }
}
