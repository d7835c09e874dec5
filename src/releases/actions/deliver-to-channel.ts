import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE, SECOND } from "#core/clock.ts";
import { deliverRelease } from "../jobs.ts";
import type { ChannelPort, ChannelPorts, DeliveryResult, Shipment } from "../ports.ts";
import { claimDelivery, type DeliveryWithAll, findDelivery, shipmentOf, updateHeldDelivery } from "../store.ts";
import { confirmDelivery } from "./confirm-delivery.ts";

export type DeliverRelease = { deliveryId: string; attempt: number };
export type DeliveryPorts = { channels: ChannelPorts; signal: AbortSignal };

/** How long a send may be silent before another worker asks the channel what became of it. */
const LEASE_MS = 2 * MINUTE;
// Waits longer after each attempt; the last one leaves it to a person, who is reminded daily.
const againAfterMs = (attempt: number) => 15 * SECOND * 2 ** attempt;

/**
 * Brings a release to a channel. The intent is written before the send; after a crash in between, the channel
 * is asked first and nothing is sent twice. Does nothing when another worker has it or had it.
 */
export async function deliverToChannel({ ctx, input }: Call<DeliverRelease>, ports: DeliveryPorts): Promise<void> {
  demand(ctx.actor, "release:deliver");
  const begun = await ctx.transaction(async (tx) => {
    const delivery = await findDelivery(tx, input.deliveryId);
    if (!delivery || delivery.attempt !== input.attempt) return null;
    const { state } = delivery;
    if (state !== "pending" && state !== "sending" && state !== "unknown") return null;
    const now = await databaseNow(tx);
    const nextCheckAt = new Date(now.getTime() + LEASE_MS);
    if (!(await claimDelivery(tx, { ...input, from: state, sentAt: now, nextCheckAt }))) return null;
    await recordAudit(tx, ctx, {
      action: "delivery.send",
      entityType: "Delivery",
      entityId: delivery.id,
      after: { channel: delivery.channel.name, attempt: input.attempt + 1 },
    });
    return { delivery, mayBeThere: state !== "pending" };
  });
  if (!begun) return;

  const held = { deliveryId: input.deliveryId, attempt: input.attempt + 1 };
  const { delivery, mayBeThere } = begun;
  try {
    const port = ports.channels[delivery.channel.kind];
    if (!port) throw new Error(`This installation has no ${delivery.channel.kind} channel.`);
    const { permalink } = await sendOnce(port, shipmentOf(delivery), mayBeThere, ports.signal);
    await confirmDelivery({ ctx, input: { ...held, permalink } });
  } catch (error) {
    ctx.log.warn({ err: error, deliveryId: delivery.id }, "A delivery failed");
    await noteFailure({
      ctx,
      input: { delivery, ...held, reason: error instanceof Error ? error.message : String(error) },
    });
  }
}

async function sendOnce(
  port: ChannelPort,
  shipment: Shipment,
  mayBeThere: boolean,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const found = mayBeThere ? await port.lookUp(shipment, signal) : "absent";
  return found === "absent" ? port.deliver(shipment, signal) : found;
}

async function noteFailure({
  ctx,
  input: { delivery, deliveryId, attempt, reason },
}: Call<{ delivery: DeliveryWithAll; deliveryId: string; attempt: number; reason: string }>): Promise<void> {
  const isSpent = attempt >= deliverRelease.attempts;
  await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const written = await updateHeldDelivery(
      tx,
      { deliveryId, attempt },
      {
        state: isSpent ? "failed" : "pending",
        failure: reason,
        nextCheckAt: new Date(now.getTime() + (isSpent ? 24 * 60 * MINUTE : againAfterMs(attempt))),
      },
    );
    if (!written) return;
    await recordAudit(tx, ctx, {
      action: "delivery.fail",
      entityType: "Delivery",
      entityId: delivery.id,
      after: { attempt, again: !isSpent },
      reason,
    });
  });
}
