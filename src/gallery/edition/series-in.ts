import { directionOf } from "#storyboards/index.ts";
import type { Edition, PublicCampaign, PublishedCampaign, PublishedEpisode, Tombstone } from "../published.ts";

/** A campaign as its pages in one language show it: an episode that is not out in it is there in another one. */
export function seriesIn(campaign: PublicCampaign, locale: string): PublishedCampaign {
  const { tombstones: _tombstones, dates: _dates, ...shown } = campaign;
  const best = new Map<string, PublishedEpisode>();
  const rank = (episode: PublishedEpisode) => [campaign.homeLocale, locale].indexOf(episode.locale);
  for (const episode of campaign.episodes) {
    const known = best.get(episode.slug);
    if (!known || rank(episode) > rank(known)) best.set(episode.slug, episode);
  }
  const episodes = campaign.episodes.filter((episode) => best.get(episode.slug) === episode);
  return { ...shown, episodes, locale, direction: directionOf(locale) };
}

/** An episode and the campaign it belongs to; undefined when it is not out in this language. */
export function findEpisode({ campaigns }: Edition, slug: string, locale?: string) {
  for (const campaign of campaigns) {
    const wanted = locale ?? campaign.homeLocale;
    const episode = campaign.episodes.find((each) => each.slug === slug && each.locale === wanted);
    if (episode) return { campaign, episode };
  }
  return undefined;
}

/** What stands in the place of an episode that was taken down in this language. */
export function findTombstone({ campaigns }: Edition, slug: string, locale?: string): Tombstone | undefined {
  return campaigns
    .flatMap(({ tombstones }) => tombstones)
    .find((each) => each.slug === slug && each.locale === (locale ?? each.homeLocale));
}
