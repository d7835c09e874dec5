import type { Transaction } from "#access/index.ts";
import { MINUTE } from "#core/clock.ts";
import { nameOf, variantsFor } from "../channel-needs.ts";
import { turnOf } from "../channel-turn.ts";
import { type DueFacts, speaksAgainst } from "../decide.ts";
import { readDueFacts } from "../due/read-due-facts.ts";
import { readSlots } from "../due/store.ts";
import { readInstallation } from "../holds/store.ts";
import type { AbilitiesByKind } from "../ports.ts";
import { type DeliveryWithAll, lockChannel, readChannelLoad } from "../store.ts";

/** Why a delivery is not sent at this moment. */
export type Obstacle =
  | { is: "taken_down" }
  | { is: "late"; reason: string }
  | { is: "held"; reason: string; until: Date }
  | { is: "turn"; until: Date };

// What something speaks against is looked at again this often, until its grace is over.
const AGAIN_MS = MINUTE;

/** Everything that could speak against sending a delivery now; null when nothing does. Locks its channel. */
export async function findObstacle(
  { delivery, now, abilities }: { delivery: DeliveryWithAll; now: Date; abilities: AbilitiesByKind },
  tx: Transaction,
): Promise<Obstacle | null> {
  const { release, channel } = delivery;
  if (release.retractions.length > 0) return { is: "taken_down" };
  const until = new Date(now.getTime() + AGAIN_MS);
  if ((await readInstallation(tx)).jumpedAt) return { is: "held", reason: "the clock is not trusted", until };

  const reason = await speaksAgainstDelivery({ delivery, now, abilities }, tx);
  const since = delivery.retriedAt ?? release.slot.nominalAt;
  const isLate = now.getTime() - since.getTime() > release.slot.schedule.graceMs;
  if (isLate && (reason !== null || delivery.tries === 0)) {
    return {
      is: "late",
      reason: reason ? `too late, and ${reason}` : `too late: its turn on ${channel.name} never came`,
    };
  }
  if (reason !== null) return { is: "held", reason, until };

  await lockChannel(tx, channel.id);
  const { minGapMs, mostInFlight } = channel;
  const dailyCap = Math.min(channel.dailyCap, abilities[channel.kind]?.limits.mostADay ?? channel.dailyCap);
  const load = await readChannelLoad(tx, { id: delivery.id, channelId: channel.id, now, dailyCap });
  const turn = turnOf({ now, minGapMs, mostInFlight, ...load });
  return turn && { is: "turn", until: turn };
}

async function speaksAgainstDelivery(
  { delivery, now, abilities }: { delivery: DeliveryWithAll; now: Date; abilities: AbilitiesByKind },
  tx: Transaction,
): Promise<string | null> {
  const { release, channel } = delivery;
  if (!channel.isActive || channel.pausedAt)
    return `the channel ${channel.name} is ${channel.isActive ? "paused" : "off"}`;
  const [slot] = await readSlots(tx, [release.slotId]);
  const [facts] = slot ? await readDueFacts(tx, [slot], { now, abilities }) : [];
  if (!slot || !facts) return "its slot is gone";
  const held = facts.heldChannels.get(channel.id);
  if (held !== undefined) return `held: ${held}`;
  const against = speaksAgainst(facts);
  if (against) return against.reason;
  return isStillApproved(
    delivery,
    facts,
    variantsFor(channel, slot.schedule.campaign, abilities[channel.kind]).map(nameOf),
  )
    ? null
    : "what was approved is no longer what would go out";
}

// The release names its renders; between its claim and its turn the words may have moved on.
function isStillApproved({ release }: DeliveryWithAll, { variants }: DueFacts, names: string[]): boolean {
  const claimed = new Map(release.renders.map((row) => [nameOf(row), row.renderId]));
  return variants
    .filter((variant) => names.includes(nameOf(variant)))
    .every((variant) => claimed.get(nameOf(variant)) === variant.render?.id);
}
