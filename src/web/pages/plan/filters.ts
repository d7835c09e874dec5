import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";

export type Channel = ItemOf<"get /api/v1/campaigns/:campaignId/channels">;
type Episode = Pick<ItemOf<"get /api/v1/campaigns/:campaignId/episodes">, "id" | "scripts">;
type Release = { id: string; deliveries: readonly { channel: { id: string } }[] };

/** What is shown of the plan; an empty one shows all. */
export type Filters = { state: string; locale: string; channel: string };
type Facts = { episodes: readonly Episode[]; channels: readonly Channel[]; releases: readonly Release[] };

/** Whether a channel shows a language: one that names none takes all. */
export const takes = ({ locales }: Pick<Channel, "locales">, locale: string) =>
  locales.length === 0 || locales.includes(locale);

/**
 * The slots that are in a state, whose episode has words in a language, and that go or went to a channel. What is out
 * went where it was delivered; what is to come goes to every channel that is on and takes one of its languages.
 */
export function filtered(
  slots: readonly Slot[],
  { state, locale, channel: channelId }: Filters,
  facts: Facts,
): readonly Slot[] {
  const channel = facts.channels.find(({ id }) => id === channelId);
  const languages = new Map(
    facts.episodes.map(({ id, scripts }) => [id, scripts.filter(({ latest }) => latest).map((one) => one.locale)]),
  );
  const releases = new Map(facts.releases.map((release) => [release.id, release]));
  const goesTo = ({ releaseId, episodeId }: Slot, to: Channel) => {
    const release = releaseId === null ? undefined : releases.get(releaseId);
    if (release) return release.deliveries.some((delivery) => delivery.channel.id === to.id);
    const spoken = locale === "" ? (languages.get(episodeId) ?? []) : [locale];
    return to.isActive && (spoken.length === 0 || spoken.some((one) => takes(to, one)));
  };
  return slots.filter(
    (slot) =>
      (state === "" || slot.state === state) &&
      (locale === "" || (languages.get(slot.episodeId) ?? []).includes(locale)) &&
      (channel === undefined || goesTo(slot, channel)),
  );
}
