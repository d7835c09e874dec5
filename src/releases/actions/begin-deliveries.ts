import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { type AuditFacts, recordAudit } from "#audit/index.ts";
import { HOUR } from "#core/clock.ts";
import {
  changeDeliveries,
  type DeliveryChange,
  type DeliveryWithAll,
  findDeliveries,
  type Held,
  lockReleasesOf,
  takeAttempt,
} from "../deliveries/store.ts";
import { lockClaims } from "../holds/store.ts";
import { leaseEnd } from "../lease.ts";
import type { AfterTry, Purpose } from "../outcome.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { purposeOf } from "../purpose.ts";
import { type Plan, rendersFor } from "../shipment.ts";
import { findPlans } from "../store.ts";
import { findObstacles, type Obstacle } from "./find-obstacles.ts";
import { takeTurns } from "./take-turns.ts";
import { writeTries } from "./write-tries.ts";

/** A try that this worker has to itself, as long as its attempt is the present one. */
export type Begun = {
  delivery: DeliveryWithAll;
  /** What the videos that go out were made from. */
  plans: Plan[];
  purpose: Purpose;
  attempt: number;
  tries: number;
};

type Asked = { delivery: DeliveryWithAll; purpose: Purpose };
type Begin = { now: Date; abilities: AbilitiesByKind };

/**
 * Gives deliveries to one worker and writes down what it is about to do, before anything is done. Before a send,
 * everything that was checked when the slot was claimed is checked again, and whose turn it is on the channel.
 * Null for one that another worker has or had, or that has to wait.
 */
export async function beginDeliveries(
  { ctx, input }: Call<readonly Held[]>,
  { abilities }: { abilities: AbilitiesByKind },
): Promise<(Begun | null)[]> {
  demand(ctx.actor, "release:deliver");
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "shared");
    const ids = input.map(({ deliveryId }) => deliveryId);
    await lockReleasesOf(tx, ids);
    const found = await findDeliveries(tx, ids);
    const asked = new Map<string, Asked>();
    for (const { deliveryId, attempt } of input) {
      const delivery = found.get(deliveryId);
      const purpose = delivery?.attempt === attempt ? purposeOf(delivery) : null;
      if (delivery && purpose) asked.set(deliveryId, { delivery, purpose });
    }
    const begin = { now: await databaseNow(tx), abilities };
    const sends = [...asked.values()].filter(({ purpose }) => purpose === "send").map(({ delivery }) => delivery);
    const others = [...asked.values()].filter(({ purpose }) => purpose !== "send");
    const begun = [...(await beginSends({ ctx, input: sends }, begin, tx)), ...(await beginOthers(others, begin, tx))];
    await recordAudit(tx, ctx, ...begun.map(factsOf));
    const plans = await findPlans(tx, hashesOf(begun, abilities));
    const plansOf = (one: Begun) => plans.filter(({ contentHash }) => hashesOf([one], abilities).includes(contentHash));
    const byId = new Map(begun.map((one) => [one.delivery.id, { ...one, plans: plansOf(one) }]));
    return ids.map((id, index) => (ids.indexOf(id) === index ? (byId.get(id) ?? null) : null));
  });
}

async function beginSends(
  { ctx, input: deliveries }: Call<readonly DeliveryWithAll[]>,
  { now, abilities }: Begin,
  tx: Transaction,
): Promise<Begun[]> {
  const obstacles = await findObstacles(deliveries, { now, abilities }, tx);
  const free = deliveries.filter((_, index) => obstacles[index] === null);
  const sent = { state: "sending", mayHaveArrived: true, sentAt: now, failure: null } as const;
  const sends = free.map((delivery) => ({ delivery, set: { ...beginning(delivery, now), ...sent } }));
  const { taken, waits } = await takeTurns(sends, { now, abilities }, tx);
  for (const [index, delivery] of deliveries.entries()) {
    const turn = waits.get(delivery.id);
    const obstacle = turn ? ({ is: "turn", until: turn } as const) : obstacles[index];
    if (obstacle) await putOff({ ctx, input: { delivery, obstacle, now } }, tx);
  }
  return free
    .filter(({ id }) => taken.has(id))
    .map((delivery) => begunOf({ ...delivery, state: "sending", mayHaveArrived: true, sentAt: now }, "send"));
}

async function beginOthers(asked: readonly Asked[], { now }: Begin, tx: Transaction): Promise<Begun[]> {
  const isShut = ({ delivery, purpose }: Asked) => purpose === "complete" && !isOpen(delivery.channel);
  const later = { nextCheckAt: new Date(now.getTime() + HOUR) };
  for (const { delivery } of asked.filter(isShut)) await takeAttempt(tx, heldOf(delivery), later);
  const begun = asked.filter((one) => !isShut(one));
  const changes = begun.map(({ delivery }) => ({
    held: heldOf(delivery),
    set: { ...beginning(delivery, now), ...lookedUp(delivery), attempt: delivery.attempt + 1 },
  }));
  const taken = await changeDeliveries(tx, changes);
  return begun
    .filter(({ delivery }) => taken.has(delivery.id))
    .map(({ delivery, purpose }) => begunOf({ ...delivery, ...lookedUp(delivery) }, purpose));
}

const heldOf = ({ id: deliveryId, attempt }: DeliveryWithAll): Held => ({ deliveryId, attempt });
const isOpen = ({ isActive, pausedAt }: DeliveryWithAll["channel"]) => isActive && pausedAt === null;
const beginning = ({ tries }: DeliveryWithAll, now: Date): DeliveryChange => ({
  tries: tries + 1,
  notBeforeAt: null,
  nextCheckAt: leaseEnd(now),
});
// A send that was cut off is nobody's any more: what became of it is unknown until the channel was asked.
const lookedUp = ({ state }: DeliveryWithAll) => (state === "sending" ? ({ state: "unknown" } as const) : {});

function begunOf(delivery: DeliveryWithAll, purpose: Purpose): Begun {
  return { delivery, purpose, attempt: delivery.attempt + 1, tries: delivery.tries + 1, plans: [] };
}

const hashesOf = (begun: readonly Begun[], abilities: AbilitiesByKind) =>
  begun.flatMap(({ delivery }) =>
    rendersFor(delivery, abilities[delivery.channel.kind]).map(({ render }) => render.storyboardHash),
  );

const factsOf = ({ delivery, purpose, attempt }: Begun): AuditFacts => ({
  action: ACTION[purpose],
  entityType: "Delivery",
  entityId: delivery.id,
  after: { channel: delivery.channel.name, attempt },
});

const ACTION = {
  send: "delivery.send",
  look_up: "delivery.look-up",
  complete: "delivery.complete",
  take_down: "delivery.take-down",
} as const;

type PutOff = { delivery: DeliveryWithAll; obstacle: Obstacle; now: Date };

async function putOff({ ctx, input }: Call<PutOff>, tx: Transaction): Promise<void> {
  const { delivery, obstacle, now } = input;
  const held = heldOf(delivery);
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
  await writeTries({ ctx, input: [{ delivery, attempt: delivery.attempt, after, facts: {} }] }, tx);
}
