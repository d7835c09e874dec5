import { type Call, databaseNow, demand } from "#access/index.ts";
import { lockReleasesOf } from "../deliveries/store.ts";
import { afterTry, type Outcome } from "../outcome.ts";
import { findRetracted } from "../store.ts";
import type { Begun } from "./begin-deliveries.ts";
import type { Refreshed } from "./refresh-releases.ts";
import { writeTries } from "./write-tries.ts";

export type SettleDelivery = { begun: Begun; outcome: Outcome; waitsMs: readonly number[]; canReadBack: boolean };
/** `goesOn` when the next thing is to be done at once. */
export type Settled = Refreshed & { goesOn: boolean };

/**
 * Ends tries: what each means for its delivery, its channel, its release and its slot, in one transaction. Null for
 * one whose worker was replaced meanwhile.
 */
export async function settleDeliveries({ ctx, input }: Call<readonly SettleDelivery[]>): Promise<(Settled | null)[]> {
  demand(ctx.actor, "release:deliver");
  const deliveries = input.map(({ begun }) => begun.delivery);
  return ctx.transaction(async (tx) => {
    await lockReleasesOf(
      tx,
      deliveries.map(({ id }) => id),
    );
    const now = await databaseNow(tx);
    // They may have been taken down while the channels were being asked.
    const retracted = await findRetracted(
      tx,
      deliveries.map(({ releaseId }) => releaseId),
    );
    const tries = input.map((one) => ({ ...tryOf(one, { now, retracted }), ...factsOf(one) }));
    const written = await writeTries({ ctx, input: tries }, tx);
    return written.map(
      (refreshed, index) => refreshed && { ...refreshed, goesOn: tries[index]?.after.goesOn ?? false },
    );
  });
}

function tryOf(
  { begun, outcome, waitsMs, canReadBack }: SettleDelivery,
  { now, retracted }: { now: Date; retracted: ReadonlySet<string> },
) {
  const { delivery, purpose, attempt, tries } = begun;
  const { state, mayHaveArrived, sentAt, release } = delivery;
  const { slot } = release;
  const graceEndsAt = new Date((delivery.retriedAt ?? slot.nominalAt).getTime() + slot.schedule.graceMs);
  const known = { state, mayHaveArrived, sentAt, isTakenDown: retracted.has(release.id), graceEndsAt };
  return { delivery, attempt, after: afterTry({ purpose, outcome, tries, waitsMs, canReadBack, now, ...known }) };
}

// What the channel told beside it.
const factsOf = ({ outcome }: SettleDelivery) => ({
  facts: {
    ...(outcome.is === "live" ? { permalink: outcome.permalink } : {}),
    ...(outcome.is === "armed" ? { firesAt: outcome.firesAt } : {}),
  },
});
