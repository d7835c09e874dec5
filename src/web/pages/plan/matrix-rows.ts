import type { ItemOf } from "../../api/calls.ts";
import type { Slot } from "../../api/slots.ts";

type Episode = ItemOf<"get /api/v1/campaigns/:campaignId/episodes">;
type Render = ItemOf<"get /api/v1/renders">;
type Release = ItemOf<"get /api/v1/releases">;

export type Row = {
  episode: Episode;
  slot: Slot | null;
  words: { locale: string; state: string }[];
  videos: { locale: string; format: string; state: string }[];
  channels: { name: string; state: string }[];
};
type Facts = {
  episodes: readonly Episode[];
  slots: readonly Slot[];
  /** The newest first. */
  renders: readonly Render[];
  releases: readonly Release[];
  locales: readonly string[];
  formats: readonly string[];
};

const NEWEST_LAST = (a: Slot, b: Slot) => (a.dueAt < b.dueAt ? -1 : 1);

/** How each episode stands in each language, shape and channel. A video of older words counts as missing. */
export function matrixRows({ episodes, slots, renders, releases, locales, formats }: Facts): Row[] {
  return episodes.map((episode) => {
    const own = slots.filter(({ episodeId, state }) => episodeId === episode.id && state !== "cancelled");
    const latest = new Map(episode.scripts.map(({ locale, latest: newest }) => [locale, newest]));
    const release = releases.find(({ episodeId }) => episodeId === episode.id);
    return {
      episode,
      slot: own.sort(NEWEST_LAST).at(-1) ?? null,
      words: locales.map((locale) => ({ locale, state: latest.get(locale)?.state ?? "missing" })),
      videos: locales.flatMap((locale) =>
        formats.map((format) => {
          const versionId = latest.get(locale)?.id;
          const render = renders.find(
            ({ shows }) => shows && shows.versionId === versionId && shows.locale === locale && shows.format === format,
          );
          return { locale, format, state: render?.state ?? "missing" };
        }),
      ),
      channels: (release?.deliveries ?? []).map(({ channel, state }) => ({ name: channel.name, state })),
    };
  });
}
