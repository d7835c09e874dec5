import { type Call, type Context, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY, MINUTE } from "#core/clock.ts";
import { queuedJob } from "#core/job.ts";
import {
  findNextDelivery,
  findOverdueDeliveries,
  lockReleasesOf,
  type OverdueDelivery,
  postponeDeliveries,
  takeOverdueDelivery,
} from "../deliveries/store.ts";
import { deliverRelease } from "../jobs.ts";
import type { DeliveryQueue } from "../ports.ts";
import { purposeOf } from "../purpose.ts";
import { type WriteTry, writeTries } from "./write-tries.ts";

const MOST_AT_ONCE = 100;

/**
 * Gives deliveries back to the queue whose worker or job was lost, or whose time to go on has come; what waits for a
 * person is said again. Returns how many went back, and the milliseconds until the next one, or null.
 */
export async function recoverDeliveries(
  { ctx }: Call<Record<string, never>>,
  { queue }: { queue?: Pick<DeliveryQueue, "has"> } = {},
): Promise<{ again: number; nextInMs: number | null }> {
  demand(ctx.actor, "release:recover");
  const overdue = await ctx.transaction(async (tx) => findOverdueDeliveries(tx, await databaseNow(tx), MOST_AT_ONCE));
  // Asked between transactions: on the embedded database the queue would wait for the one that waits for it.
  const waiting = queue ? await findWaiting(ctx, overdue, queue) : new Set<string>();
  await ctx.transaction(async (tx) => postponeDeliveries(tx, [...waiting], await databaseNow(tx), MINUTE));
  let again = 0;
  for (const delivery of overdue.filter(({ id }) => !waiting.has(id))) {
    const { id, attempt, state, failure, notBeforeAt } = delivery;
    // Each in a transaction of its own: a sweep must not hold one while it waits for another.
    again += await ctx.transaction(async (tx) => {
      await lockReleasesOf(tx, [id]);
      const now = await databaseNow(tx);
      const isWork = purposeOf(delivery) !== null;
      if (!(await takeOverdueDelivery(tx, delivery, new Date(now.getTime() + (isWork ? MINUTE : DAY))))) return 0;
      if (state === "locked_out") {
        const reason = `too late: the channel let nobody in until the time of its slot was over (${failure})`;
        const after = {
          state: "failed",
          failure: reason,
          channel: "as_before",
          task: { kind: "deliver", reason },
        } as const;
        const { mayHaveArrived } = delivery;
        const nextCheckAt = new Date(now.getTime() + DAY);
        const input = { delivery, attempt, after: { ...after, mayHaveArrived, nextCheckAt }, facts: {} };
        // Where nobody knows whether it is there, it stays so: a person says.
        await writeTries({ ctx, input: [mayHaveArrived ? withPerson(input) : input] }, tx);
        return 0;
      }
      if (!isWork) {
        ctx.log.error({ deliveryId: id, state, failure }, "A delivery waits for a person");
        return 0;
      }
      if (notBeforeAt === null) {
        await recordAudit(tx, ctx, {
          action: "delivery.recover",
          entityType: "Delivery",
          entityId: id,
          after: { attempt },
          reason: "nobody was at it, or its time to go on had come",
        });
      }
      await ctx.enqueue(tx, deliverRelease, { deliveryId: id, attempt });
      return 1;
    });
  }
  const next = await ctx.transaction((tx) => findNextDelivery(tx));
  return { again, nextInMs: next && Math.max(0, next.at.getTime() - next.now.getTime()) };
}

/** Those that nobody has begun and whose job waits behind others: they are in good hands, however long. */
async function findWaiting(
  ctx: Context,
  overdue: readonly OverdueDelivery[],
  queue: Pick<DeliveryQueue, "has">,
): Promise<Set<string>> {
  const waiting = new Set<string>();
  for (const { id: deliveryId, attempt, state, tries, notBeforeAt } of overdue) {
    if (state !== "pending" || tries > 0 || notBeforeAt !== null) continue;
    try {
      if (await queue.has(queuedJob(deliverRelease, { deliveryId, attempt }))) waiting.add(deliveryId);
    } catch (error) {
      ctx.log.warn({ err: error, deliveryId }, "The queue does not say whether a delivery is in it; it is given again");
      return waiting;
    }
  }
  return waiting;
}

const withPerson = (input: WriteTry): WriteTry => ({
  ...input,
  after: {
    ...input.after,
    state: "with_person",
    task: { kind: "confirm", reason: `nobody knows whether it arrived: ${input.after.failure}` },
  },
});
