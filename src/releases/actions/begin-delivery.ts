import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { HOUR } from "#core/clock.ts";
import { lockClaims } from "../holds/store.ts";
import { leaseEnd } from "../lease.ts";
import type { AfterTry, Purpose } from "../outcome.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { purposeOf } from "../purpose.ts";
import { type Plan, rendersFor } from "../shipment.ts";
import { type DeliveryWithAll, findDelivery, findPlans, lockReleaseOf, takeAttempt } from "../store.ts";
import { findObstacle, type Obstacle } from "./find-obstacle.ts";
import { writeTry } from "./write-try.ts";

export type BeginDelivery = { deliveryId: string; attempt: number };
/** A try that this worker has to itself, as long as its attempt is the present one. */
export type Begun = {
  delivery: DeliveryWithAll;
  /** What the videos that go out were made from. */
  plans: Plan[];
  purpose: Purpose;
  attempt: number;
  tries: number;
};

/**
 * Gives a delivery to one worker and writes down what it is about to do, before anything is done. Before a send,
 * everything that was checked when the slot was claimed is checked again, and whose turn it is on the channel.
 * Null when another worker has it or had it, or when it has to wait.
 */
export async function beginDelivery(
  { ctx, input }: Call<BeginDelivery>,
  { abilities }: { abilities: AbilitiesByKind },
): Promise<Begun | null> {
  demand(ctx.actor, "release:deliver");
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "shared");
    await lockReleaseOf(tx, input.deliveryId);
    const delivery = await findDelivery(tx, input.deliveryId);
    if (!delivery || delivery.attempt !== input.attempt) return null;
    const purpose = purposeOf(delivery);
    if (!purpose) return null;
    const now = await databaseNow(tx);
    const obstacle = purpose === "send" ? await findObstacle({ delivery, now, abilities }, tx) : null;
    if (obstacle) {
      await putOff({ ctx, input: { delivery, obstacle, now } }, tx);
      return null;
    }
    if (purpose === "complete" && !isOpen(delivery.channel)) {
      await takeAttempt(tx, input, { nextCheckAt: new Date(now.getTime() + HOUR) });
      return null;
    }
    const tries = delivery.tries + 1;
    const begun = { tries, notBeforeAt: null, nextCheckAt: leaseEnd(now) };
    // A send that was cut off is nobody's any more: what became of it is unknown until the channel was asked.
    const lookedUp = delivery.state === "sending" ? { state: "unknown" as const } : {};
    const sent = { state: "sending", mayHaveArrived: true, sentAt: now, failure: null } as const;
    if (!(await takeAttempt(tx, input, { ...begun, ...(purpose === "send" ? sent : lookedUp) }))) return null;
    await recordAudit(tx, ctx, {
      action: ACTION[purpose],
      entityType: "Delivery",
      entityId: delivery.id,
      after: { channel: delivery.channel.name, attempt: input.attempt + 1 },
    });
    const state = purpose === "send" ? "sending" : (lookedUp.state ?? delivery.state);
    const mayHaveArrived = purpose === "send" || delivery.mayHaveArrived;
    const sentAt = purpose === "send" ? now : delivery.sentAt;
    const hashes = rendersFor(delivery, abilities[delivery.channel.kind]).map(({ render }) => render.storyboardHash);
    return {
      plans: await findPlans(tx, hashes),
      delivery: { ...delivery, state, mayHaveArrived, sentAt },
      purpose,
      attempt: input.attempt + 1,
      tries,
    };
  });
}

const ACTION = {
  send: "delivery.send",
  look_up: "delivery.look-up",
  complete: "delivery.complete",
  take_down: "delivery.take-down",
} as const;

const isOpen = ({ isActive, pausedAt }: DeliveryWithAll["channel"]) => isActive && pausedAt === null;

type PutOff = { delivery: DeliveryWithAll; obstacle: Obstacle; now: Date };

async function putOff({ ctx, input }: Call<PutOff>, tx: Transaction): Promise<void> {
  const { delivery, obstacle, now } = input;
  const held = { deliveryId: delivery.id, attempt: delivery.attempt };
  if (obstacle.is === "turn" || obstacle.is === "held") {
    const { until: nextCheckAt } = obstacle;
    const failure = obstacle.is === "held" ? obstacle.reason : null;
    const notBeforeAt = obstacle.is === "turn" ? nextCheckAt : null;
    // The number is raised, so that the job that comes at that time is another one than this.
    await takeAttempt(tx, held, { nextCheckAt, notBeforeAt, failure });
    if (failure === delivery.failure && (notBeforeAt === null) === (delivery.notBeforeAt === null)) return;
    const facts = { action: "delivery.wait", entityType: "Delivery", entityId: delivery.id } as const;
    await recordAudit(tx, ctx, { ...facts, after: obstacle, ...(failure === null ? {} : { reason: failure }) });
    return;
  }
  const base = { mayHaveArrived: false, channel: "as_before" } as const;
  const after: AfterTry =
    obstacle.is === "taken_down"
      ? { ...base, state: "retracted", failure: null, nextCheckAt: null }
      : {
          ...base,
          state: "failed",
          failure: obstacle.reason,
          nextCheckAt: leaseEnd(now),
          task: { kind: "deliver", reason: obstacle.reason },
        };
  await writeTry({ ctx, input: { delivery, attempt: delivery.attempt, after, facts: {} } }, tx);
}
