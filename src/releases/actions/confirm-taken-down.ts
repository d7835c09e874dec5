import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findDelivery, lockReleasesOf, takeAttempt } from "../deliveries/store.ts";
import { writeTries } from "./write-tries.ts";

const confirmTakenDownSchema = z.strictObject({ deliveryId: z.uuid() });
export type ConfirmTakenDown = z.input<typeof confirmTakenDownSchema>;

/**
 * A person has seen that it is gone from a channel where only a person could take it down.
 * Throws NOT_FOUND, WRONG_STATE when it is not being taken down.
 */
export async function confirmTakenDown({ ctx, input }: Call<ConfirmTakenDown>): Promise<void> {
  demand(ctx.actor, "delivery:confirm");
  const { deliveryId } = parseInput(confirmTakenDownSchema, input, "confirmation");
  await ctx.transaction(async (tx) => {
    await lockReleasesOf(tx, [deliveryId]);
    const delivery = await findDelivery(tx, deliveryId);
    if (!delivery) throw new NotFoundError("The delivery");
    const { attempt, state, release } = delivery;
    const isOpen = state === "retracting" || (release.retractions.length > 0 && state === "unknown");
    if (!isOpen) throw new WrongStateError(`A delivery that is ${state} is not being taken down.`);
    await takeAttempt(tx, { deliveryId, attempt }, {});
    const base = { mayHaveArrived: delivery.mayHaveArrived, failure: null, channel: "as_before" } as const;
    const after = { ...base, state: "retracted", nextCheckAt: null } as const;
    await writeTries({ ctx, input: [{ delivery, attempt: attempt + 1, after, facts: {} }] }, tx);
  });
}
