import type { StandingHold } from "./holds/store.ts";

type HeldSlot = { id: string; episodeId: string; schedule: { campaign: { id: string; locales: readonly string[] } } };

/**
 * Which of the standing holds stop a slot, and which of its channels they stop. A field that a hold leaves empty means
 * all: one without any field stops everything.
 */
export function holdsOn(
  { id, episodeId, schedule: { campaign } }: HeldSlot,
  channels: readonly { id: string }[],
  standing: readonly StandingHold[],
): { holds: { reason: string }[]; heldChannels: Map<string, string> } {
  const speaking = standing.filter(
    (hold) =>
      (hold.campaignId === null || hold.campaignId === campaign.id) &&
      (hold.episodeId === null || hold.episodeId === episodeId) &&
      (hold.slotId === null || hold.slotId === id) &&
      (hold.locale === null || campaign.locales.includes(hold.locale)) &&
      (hold.channelId === null || channels.some((channel) => channel.id === hold.channelId)),
  );
  const ofChannels = speaking.flatMap(({ channelId, reason }) =>
    channelId === null ? [] : [[channelId, reason] as const],
  );
  return { holds: speaking.filter(({ channelId }) => channelId === null), heldChannels: new Map(ofChannels) };
}
