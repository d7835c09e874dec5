import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";
import { type Channel, takes } from "./filters.ts";

type Episode = ItemOf<"get /api/v1/campaigns/:campaignId/episodes">;
type Render = ItemOf<"get /api/v1/renders">;
type Release = ItemOf<"get /api/v1/releases">;

/** One language and shape of an episode: its words, its video, and how it stands on each channel; null: it does not go there. */
export type Line = {
  locale: string;
  format: string;
  words: string;
  video: string;
  channels: { id: string; state: string | null }[];
};
export type Row = { episode: Episode; slot: Slot | null; lines: Line[] };
type Facts = {
  episodes: readonly Episode[];
  slots: readonly Slot[];
  /** The newest first. */
  renders: readonly Render[];
  releases: readonly Release[];
  channels: readonly Channel[];
  locales: readonly string[];
  formats: readonly Channel["formats"][number][];
};

const NEWEST_LAST = (a: Slot, b: Slot) => (a.dueAt < b.dueAt ? -1 : 1);

/** How each episode stands in each language, shape and channel. A video of older words counts as missing. */
export function matrixRows({ episodes, slots, renders, releases, channels, locales, formats }: Facts): Row[] {
  return episodes.map((episode) => {
    const own = slots.filter(({ episodeId, state }) => episodeId === episode.id && state !== "cancelled");
    const slot = own.sort(NEWEST_LAST).at(-1) ?? null;
    const latest = new Map(episode.scripts.map(({ locale, latest: newest }) => [locale, newest]));
    const release = releases.find(({ episodeId }) => episodeId === episode.id);
    const stateOn = (channel: Channel): string | null => {
      const delivery = release?.deliveries.find((one) => one.channel.id === channel.id);
      if (delivery) return delivery.state;
      return channel.isActive ? (slot?.state ?? "missing") : null;
    };
    const lines = locales.flatMap((locale) =>
      formats.map((format) => {
        const newest = latest.get(locale);
        const render = renders.find(
          ({ shows }) => shows && shows.versionId === newest?.id && shows.locale === locale && shows.format === format,
        );
        const goesTo = (channel: Channel) =>
          takes(channel, locale) &&
          (channel.formats.length === 0 || channel.formats.includes(format)) &&
          (channel.abilities?.limits.formats.includes(format) ?? true);
        return {
          locale,
          format,
          words: newest?.state ?? "missing",
          video: render?.state ?? "missing",
          channels: channels.map((channel) => ({
            id: channel.id,
            state: goesTo(channel) ? stateOn(channel) : null,
          })),
        };
      }),
    );
    return { episode, slot, lines };
  });
}
