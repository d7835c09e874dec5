import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findDelivery, lockReleasesOf, takeAttempt } from "../deliveries/store.ts";
import type { DeliveryState } from "../release-state.ts";
import { writeTries } from "./write-tries.ts";

const confirmManuallySchema = z.strictObject({
  deliveryId: z.uuid(),
  /** Where a person has seen it. */
  url: z.url({ protocol: /^https$/, error: "must be the https address at which it can be seen" }).max(2000),
});
export type ConfirmManually = z.input<typeof confirmManuallySchema>;

const OPEN: readonly DeliveryState[] = [
  "with_person",
  "unknown",
  "processing",
  "armed",
  "failed",
  "refused",
  "locked_out",
];

/**
 * A person has seen it on the channel: the delivery is confirmed with its address. Of a release that was taken down it
 * is then taken down too. Throws NOT_FOUND, INVALID_INPUT, WRONG_STATE while nothing was sent, or once it is confirmed.
 */
export async function confirmManually({ ctx, input }: Call<ConfirmManually>): Promise<void> {
  demand(ctx.actor, "delivery:confirm");
  const { deliveryId, url } = parseInput(confirmManuallySchema, input, "confirmation");
  await ctx.transaction(async (tx) => {
    await lockReleasesOf(tx, [deliveryId]);
    const delivery = await findDelivery(tx, deliveryId);
    if (!delivery) throw new NotFoundError("The delivery");
    const { state, attempt, release } = delivery;
    if (!OPEN.includes(state)) throw new WrongStateError(`A delivery that is ${state} is not confirmed by hand.`);
    if (release.state === "failed") {
      throw new WrongStateError("Nothing of this release arrived, and its slot is missed. Decide about the slot.");
    }
    // A worker that is at it at this moment finds out that it is no longer its.
    await takeAttempt(tx, { deliveryId, attempt }, {});
    const isTakenDown = release.retractions.length > 0;
    const now = new Date(ctx.now());
    const after = isTakenDown
      ? ({ state: "retracting", nextCheckAt: now, goesOn: true, startsOver: true } as const)
      : ({ state: "confirmed", nextCheckAt: null } as const);
    const base = { mayHaveArrived: true, failure: null, channel: "as_before" } as const;
    const facts = { permalink: url };
    await writeTries({ ctx, input: [{ delivery, attempt: attempt + 1, after: { ...base, ...after }, facts }] }, tx);
  });
}
