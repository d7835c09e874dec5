import type { Variant } from "./decide.ts";
import { type DueSlot, openChannels } from "./due/store.ts";
import { deliveryIdOf, releaseIdOf } from "./ids.ts";
import type { NewRelease } from "./store.ts";

/** What a slot becomes when it is claimed: a release of exactly these renders, and a delivery on each open channel. */
export function newReleaseOf(
  slot: DueSlot,
  variants: readonly Variant[],
  { now, nextCheckAt }: Pick<NewRelease, "now" | "nextCheckAt">,
): NewRelease {
  const { id: slotId, episodeId, nominalAt, priority } = slot;
  return {
    id: releaseIdOf(slotId),
    slotId,
    episodeId,
    now,
    nextCheckAt,
    renders: variants.flatMap(({ render, locale, format, hasEndCard }) =>
      render ? [{ renderId: render.id, locale, format, hasEndCard }] : [],
    ),
    deliveries: openChannels(slot).map(({ id }) => ({ id: deliveryIdOf(slotId, id), channelId: id })),
    turn: { turnAt: nominalAt, turnRank: -priority, turnSlot: slotId },
  };
}
