import { type Call, demand } from "#access/index.ts";
import { SECOND } from "#core/clock.ts";
import type { Held } from "../deliveries/store.ts";
import type { Outcome } from "../outcome.ts";
import { abilitiesOf, type ChannelPort, type ChannelPorts, type HighWater, mayAsk, type SecretBox } from "../ports.ts";
import { shipmentOf } from "../shipment.ts";
import { askChannel } from "./ask-channel.ts";
import type { Begun } from "./begin-deliveries.ts";
import { holdDelivery } from "./hold-delivery.ts";
import { openTurns, type Turns } from "./open-turns.ts";
import type { Settled } from "./settle-deliveries.ts";

export type DeliveryPorts = {
  channels: ChannelPorts;
  secrets: SecretBox;
  /** Where the bytes of a file lie. */
  pathOf: (sha256: string) => string;
  /** Where the public page shows an episode. */
  pageUrl: (slug: string) => string;
  highWater: Pick<HighWater, "write">;
  signal: AbortSignal;
  /** Shared by all deliveries of a worker; without it this one has its own. */
  turns?: Turns;
};

// Looked up, sent, found to be taken down meanwhile, taken down: more in a row would be a fault.
const MOST_STEPS = 5;
const WITHOUT_PORT_MS = [15, 30, 60, 120].map((seconds) => seconds * SECOND);

/**
 * Brings a delivery on: sends it, asks what became of it, or takes it down. What it is about to do is written down
 * first; after a crash the channel is asked, and nothing is sent twice. Does nothing when another worker has it.
 */
export async function deliverToChannel({ ctx, input }: Call<Held>, ports: DeliveryPorts): Promise<void> {
  demand(ctx.actor, "release:deliver");
  const { highWater } = ports;
  const turns = ports.turns ?? openTurns(ctx, { abilities: abilitiesOf(ports.channels), highWater });
  let { attempt } = input;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const begun = await turns.begin({ deliveryId: input.deliveryId, attempt });
    if (!begun) return;
    const settled = await takeStep({ ctx, input: begun }, { ...ports, turns });
    if (settled?.released) await turns.mark(settled.released);
    if (!settled?.goesOn) return;
    attempt = begun.attempt;
  }
}

async function takeStep({ ctx, input: begun }: Call<Begun>, ports: Required<DeliveryPorts>): Promise<Settled | null> {
  const { delivery } = begun;
  const port = ports.channels[delivery.channel.kind];
  const outcome = port ? await talk({ ctx, input: begun }, port, ports) : missingPort(delivery.channel.kind);
  if (outcome === null) {
    ctx.log.warn({ deliveryId: delivery.id }, "A worker was replaced while it was at a delivery, and stops");
    return null;
  }
  if ("reason" in outcome) ctx.log.warn({ deliveryId: delivery.id, ...outcome }, "A try of a delivery failed");
  const { waitsMs, abilities } = port ?? { waitsMs: WITHOUT_PORT_MS, abilities: { canReadBack: true } };
  return ports.turns.settle({ begun, outcome, waitsMs, canReadBack: mayAsk(abilities) });
}

async function talk(
  { ctx, input: begun }: Call<Begun>,
  port: ChannelPort,
  { secrets, pathOf, pageUrl, signal, turns }: Required<DeliveryPorts>,
): Promise<Outcome | null> {
  const shipment = shipmentOf(begun.delivery, begun.plans, { abilities: port.abilities, pageUrl, pathOf });
  const held = holdDelivery({ ctx, input: begun }, { secrets, renew: turns.renew });
  try {
    return await askChannel({ begun, port, shipment, held, secrets, signal });
  } finally {
    await held.stop();
  }
}

// What may be there already is not sent again only because the channel to ask was missing for a while.
function missingPort(kind: string): Outcome {
  return { is: "not_sent", reason: `This installation has no ${kind} channel.`, retryAfterMs: undefined };
}
