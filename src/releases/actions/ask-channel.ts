import { openChannel } from "../open-channel.ts";
import type { Outcome } from "../outcome.ts";
import {
  type ChannelPort,
  type Dispatch,
  LockedOutError,
  mayAsk,
  NotSentError,
  RefusedError,
  ReplacedError,
  type SecretBox,
  type Shipment,
} from "../ports.ts";
import type { Begun } from "./begin-deliveries.ts";
import type { HeldDelivery } from "./hold-delivery.ts";

export type AskChannel = {
  begun: Begun;
  port: ChannelPort;
  shipment: Shipment;
  held: HeldDelivery;
  secrets: SecretBox;
  signal: AbortSignal;
};

/** Asks the channel for one thing, and says what came of it; null when this worker was replaced. */
export async function askChannel(input: AskChannel): Promise<Outcome | null> {
  const { held } = input;
  let hasAsked = false;
  try {
    const dispatch = await dispatchOf(input);
    // The last look before anything leaves the house: a worker that was frozen finds out here.
    await held.note({});
    hasAsked = true;
    const outcome = await ask(input, dispatch);
    if ("evidence" in outcome && outcome.evidence) await held.note(outcome.evidence);
    return outcome;
  } catch (error) {
    if (error instanceof ReplacedError || held.lost.aborted) return null;
    const reason = reasonOf(error);
    if (error instanceof NotSentError) return { is: "not_sent", reason, retryAfterMs: error.retryAfterMs };
    if (error instanceof RefusedError) return { is: "refused", reason };
    if (error instanceof LockedOutError) return { is: "locked_out", reason };
    return hasAsked ? { is: "lost", reason } : { is: "not_sent", reason, retryAfterMs: undefined };
  }
}

async function ask({ begun: { purpose }, port }: AskChannel, dispatch: Dispatch): Promise<Outcome> {
  const { abilities } = port;
  switch (purpose) {
    case "send":
      return port.deliver(dispatch);
    case "look_up":
      if (!mayAsk(abilities)) return { is: "lost", reason: "the channel cannot say whether it is there" };
      return port.lookUp(dispatch);
    case "complete": {
      // Only beside what is there: delivered without it, it would be published again.
      const there = await port.lookUp(dispatch);
      return there.is === "live" ? port.deliver(dispatch) : there;
    }
    case "take_down":
      return port.retract(dispatch);
  }
}

async function dispatchOf({ begun, port, shipment, held, secrets, signal }: AskChannel): Promise<Dispatch> {
  const { delivery } = begun;
  const { channel, release, evidence } = delivery;
  return {
    deliveryId: delivery.id,
    shipment,
    channel: openChannel(port, channel, secrets, held.keepSecret),
    publishAt: release.slot.dueAt,
    // Written by `note` alone, which lets nothing else pass.
    evidence: evidence as Dispatch["evidence"],
    note: held.note,
    signal: AbortSignal.any([signal, held.lost]),
  };
}

// Platforms say much; a line of it is enough for a person, and half a character at its end is none.
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500).toWellFormed().replaceAll("\u0000", "\uFFFD");
