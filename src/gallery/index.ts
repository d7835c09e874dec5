// Owns what the public may see: released episodes, their files and the pages that show them.
// Never changes anything.
export * from "./addresses.ts";
export { followEdition } from "./edition/follow-edition.ts";
export { editionNamer, readEdition } from "./edition/read-edition.ts";
export { findEpisode, findTombstone, seriesIn } from "./edition/series-in.ts";
export { atomFeed } from "./feeds/atom.ts";
export { publicCalendar } from "./feeds/calendar.ts";
export { feedEntries } from "./feeds/entries.ts";
export type { Feed } from "./feeds/feed.ts";
export { jsonFeed } from "./feeds/json.ts";
export { rssFeed } from "./feeds/rss.ts";
export { sitemap } from "./feeds/sitemap.ts";
export { type Manifest, manifestOf, openManifest, type Standing, standingOf } from "./manifest.ts";
export { mediaPath } from "./media.ts";
export { oembed } from "./oembed.ts";
export type {
  Edition,
  PublicCampaign,
  PublicSite,
  PublishedCampaign,
  PublishedEpisode,
  ServedFile,
  Tombstone,
} from "./published.ts";
export { nearEpisodes, searchEpisodes } from "./search.ts";
