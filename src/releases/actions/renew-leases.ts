import { type Call, databaseNow, demand } from "#access/index.ts";
import { changeDeliveries, type Held } from "../deliveries/store.ts";
import { leaseEnd } from "../lease.ts";

/** Says that a worker is still at deliveries; for each whether it still has it. Nothing happened: nothing is recorded. */
export async function renewLeases({ ctx, input }: Call<readonly Held[]>): Promise<boolean[]> {
  demand(ctx.actor, "release:deliver");
  return ctx.transaction(async (tx) => {
    const nextCheckAt = leaseEnd(await databaseNow(tx));
    const held = await changeDeliveries(
      tx,
      input.map((one) => ({ held: one, set: { nextCheckAt } })),
    );
    return input.map(({ deliveryId }) => held.has(deliveryId));
  });
}
