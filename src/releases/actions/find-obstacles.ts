import type { Transaction } from "#access/index.ts";
import { MINUTE } from "#core/clock.ts";
import { nameOf, variantsFor } from "../channel-needs.ts";
import { type DueFacts, speaksAgainst } from "../decide.ts";
import type { DeliveryWithAll } from "../deliveries/store.ts";
import { type FactsOfSlot, readDueFacts } from "../due/read-due-facts.ts";
import { type DueSlot, readSlots } from "../due/store.ts";
import { readInstallation } from "../holds/store.ts";
import type { AbilitiesByKind } from "../ports.ts";

/** Why a delivery is not sent at this moment. */
export type Obstacle =
  | { is: "taken_down" }
  | { is: "late"; reason: string }
  | { is: "held"; reason: string; until: Date }
  | { is: "turn"; until: Date };

// What something speaks against is looked at again this often, until its grace is over.
const AGAIN_MS = MINUTE;

type Now = { now: Date; abilities: AbilitiesByKind };

/** What speaks against sending each of these now, in their order; null where nothing does but, it may be, its turn. */
export async function findObstacles(
  deliveries: readonly DeliveryWithAll[],
  { now, abilities }: Now,
  tx: Transaction,
): Promise<(Obstacle | null)[]> {
  if (deliveries.length === 0) return [];
  const until = new Date(now.getTime() + AGAIN_MS);
  const isClockTrusted = (await readInstallation(tx)).jumpedAt === null;
  const slots = await readSlots(tx, [...new Set(deliveries.map(({ release }) => release.slotId))]);
  const all = await readDueFacts(tx, slots, { now, abilities });
  const known = new Map(slots.map((slot, index) => [slot.id, { slot, facts: all[index] }]));
  return deliveries.map((delivery): Obstacle | null => {
    const { release, channel } = delivery;
    if (release.retractions.length > 0) return { is: "taken_down" };
    if (!isClockTrusted) return { is: "held", reason: "the clock is not trusted", until };
    const { slot, facts } = known.get(release.slotId) ?? {};
    const reason = slot && facts ? speaksAgainstDelivery(delivery, { slot, facts, abilities }) : "its slot is gone";
    const since = delivery.retriedAt ?? release.slot.nominalAt;
    const isLate = now.getTime() - since.getTime() > release.slot.schedule.graceMs;
    if (isLate && (reason !== null || delivery.tries === 0)) {
      const words = reason ? `too late, and ${reason}` : `too late: its turn on ${channel.name} never came`;
      return { is: "late", reason: words };
    }
    return reason === null ? null : { is: "held", reason, until };
  });
}

function speaksAgainstDelivery(
  delivery: DeliveryWithAll,
  { slot, facts, abilities }: { slot: DueSlot; facts: FactsOfSlot; abilities: AbilitiesByKind },
): string | null {
  const { channel } = delivery;
  if (!channel.isActive || channel.pausedAt)
    return `the channel ${channel.name} is ${channel.isActive ? "paused" : "off"}`;
  const held = facts.heldChannels.get(channel.id);
  if (held !== undefined) return `held: ${held}`;
  const against = speaksAgainst(facts);
  if (against) return against.reason;
  const names = variantsFor(channel, slot.schedule.campaign, abilities[channel.kind]).map(nameOf);
  return isStillApproved(delivery, facts, names) ? null : "what was approved is no longer what would go out";
}

// The release names its renders; between its claim and its turn the words may have moved on.
function isStillApproved({ release }: DeliveryWithAll, { variants }: DueFacts, names: string[]): boolean {
  const claimed = new Map(release.renders.map((row) => [nameOf(row), row.renderId]));
  return variants
    .filter((variant) => names.includes(nameOf(variant)))
    .every((variant) => claimed.get(nameOf(variant)) === variant.render?.id);
}
