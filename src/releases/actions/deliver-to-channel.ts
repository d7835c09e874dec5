import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { type ChannelPort, type ChannelPorts, type DeliveryResult, NotSentError, type Shipment } from "../ports.ts";
import { claimDelivery, findDelivery, shipmentOf } from "../store.ts";
import { confirmDelivery } from "./confirm-delivery.ts";
import { failDelivery } from "./fail-delivery.ts";

export type DeliverRelease = { deliveryId: string; attempt: number };
export type DeliveryPorts = { channels: ChannelPorts; signal: AbortSignal };

/** How long a send may be silent before another worker asks the channel what became of it. */
const LEASE_MS = 2 * MINUTE;

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
    if (!port) throw missingPort(delivery.channel.kind, mayBeThere);
    const { permalink } = await sendOnce(port, shipmentOf(delivery), mayBeThere, ports.signal);
    await confirmDelivery({ ctx, input: { ...held, permalink } });
  } catch (error) {
    ctx.log.warn({ err: error, deliveryId: delivery.id }, "A delivery failed");
    const reason = error instanceof Error ? error.message : String(error);
    const mayHaveArrived = !(error instanceof NotSentError);
    await failDelivery({ ctx, input: { ...held, reason, mayHaveArrived } });
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

// What may be there already is not sent again only because the channel to ask was missing for a while.
function missingPort(kind: string, mayBeThere: boolean): Error {
  const message = `This installation has no ${kind} channel.`;
  return mayBeThere ? new Error(message) : new NotSentError(message);
}
