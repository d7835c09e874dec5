import { type PageLocale, watchPath } from "../addresses.ts";
import type { EpisodeEvent, PublicCampaign, PublicSite, PublishedEpisode, Tombstone } from "../published.ts";

/** One thing that a feed tells: an episode that is out, or that one was taken down. Its id never changes. */
export type FeedEntry = {
  id: string;
  url: string;
  title: string;
  firstOutAt: Date;
  changedAt: Date;
  locale: string;
  /** Plain paragraphs. */
  text: string[];
  episode: PublishedEpisode | null;
};

export type FeedWords = {
  corrected: string;
  takenDownTitle: (title: string) => string;
};

type Asked = { site: PublicSite; campaigns: readonly PublicCampaign[]; locale: string | undefined; words: FeedWords };

const MOST = 100;

/** What a feed of a language tells, what changed last first; undefined means the first language of each campaign. */
export function feedEntries({ site, campaigns, locale, words }: Asked, topicSlug?: string): FeedEntry[] {
  const entries = campaigns.flatMap(({ homeLocale, episodes, tombstones }) => {
    const wanted = locale ?? homeLocale;
    const shown = episodes.filter((each) => each.locale === wanted && (topicSlug ?? each.topicSlug) === each.topicSlug);
    // A topic is no longer known of what was taken down, so its news is in the feeds of everything.
    const gone = topicSlug === undefined ? tombstones.filter((each) => each.locale === wanted) : [];
    return [
      ...shown.map((each) => episodeEntry(site, each, words)),
      ...gone.map((each) => goneEntry(site, each, words)),
    ];
  });
  return entries.toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime()).slice(0, MOST);
}

function episodeEntry(site: PublicSite, episode: PublishedEpisode, words: FeedWords): FeedEntry {
  const { title, action, transcript, claims, history, locale, releasedAt } = episode;
  const sources = claims.map(({ text, source }) => `${text} (${source.publisher}, ${source.title}, ${source.url})`);
  return {
    id: idOf(site, episode),
    url: site.origin + watchPath(episode),
    title,
    firstOutAt: history.findLast(({ is }) => is === "released")?.at ?? releasedAt,
    changedAt: releasedAt,
    locale,
    text: [action, ...history.flatMap((event) => correctionIn(event, words)), ...transcript, ...sources],
    episode,
  };
}

function correctionIn(event: EpisodeEvent, { corrected }: FeedWords): string[] {
  if (event.is !== "corrected") return [];
  const day = event.at.toISOString().slice(0, 10);
  return [event.note === null ? `${corrected}, ${day}.` : `${corrected}, ${day}: ${event.note}`];
}

function goneEntry(site: PublicSite, tombstone: Tombstone, words: FeedWords): FeedEntry {
  return {
    id: idOf(site, tombstone),
    url: site.origin + watchPath(tombstone),
    title: words.takenDownTitle(tombstone.title),
    firstOutAt: tombstone.releasedAt,
    changedAt: tombstone.takenDownAt,
    locale: tombstone.locale,
    text: [tombstone.reason],
    episode: null,
  };
}

// The page's address, which stays whatever becomes of the episode.
const idOf = (site: PublicSite, place: PageLocale & { slug: string }) => site.origin + watchPath(place);
