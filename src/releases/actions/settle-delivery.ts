import { type Call, databaseNow, demand } from "#access/index.ts";
import { afterTry, type Outcome } from "../outcome.ts";
import { isRetracted, lockReleaseOf } from "../store.ts";
import type { Begun } from "./begin-delivery.ts";
import type { Refreshed } from "./refresh-release.ts";
import { writeTry } from "./write-try.ts";

export type SettleDelivery = { begun: Begun; outcome: Outcome; waitsMs: readonly number[]; canReadBack: boolean };
/** Null when this worker was replaced meanwhile. `goesOn` when the next thing is to be done at once. */
export type Settled = Refreshed & { goesOn: boolean };

/** Ends a try: what it means for the delivery, its channel, its release and its slot, in one transaction. */
export async function settleDelivery({ ctx, input }: Call<SettleDelivery>): Promise<Settled | null> {
  demand(ctx.actor, "release:deliver");
  const { begun, outcome, waitsMs, canReadBack } = input;
  const { delivery, purpose, attempt, tries } = begun;
  const { id: deliveryId, state, mayHaveArrived, sentAt, release } = delivery;
  return ctx.transaction(async (tx) => {
    await lockReleaseOf(tx, deliveryId);
    const now = await databaseNow(tx);
    const { slot } = release;
    // It may have been taken down while the channel was being asked.
    const isTakenDown = await isRetracted(tx, release.id);
    const graceEndsAt = new Date((delivery.retriedAt ?? slot.nominalAt).getTime() + slot.schedule.graceMs);
    const known = { state, mayHaveArrived, sentAt, isTakenDown, graceEndsAt };
    const after = afterTry({ purpose, outcome, tries, waitsMs, canReadBack, now, ...known });
    const facts = {
      ...(outcome.is === "live" ? { permalink: outcome.permalink } : {}),
      ...(outcome.is === "armed" ? { firesAt: outcome.firesAt } : {}),
    };
    const written = await writeTry({ ctx, input: { delivery, attempt, after, facts } }, tx);
    return written && { ...written, goesOn: after.goesOn ?? false };
  });
}
