import { generateJsonFeed } from "feedsmith";
import type { PublicSite } from "../published.ts";
import type { FeedEntry } from "./entries.ts";
import { type Feed, htmlOf, linksOf } from "./feed.ts";

/** A feed as JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  const { self, page } = linksOf(feed, "feed.json");
  const written = generateJsonFeed({
    title: feed.title,
    description: feed.description,
    home_page_url: page,
    feed_url: self,
    language: feed.place.locale,
    authors: [{ name: feed.title, url: page }],
    items: feed.entries.map((entry) => toItem(feed.site, entry)),
  });
  return JSON.stringify(written);
}

function toItem({ origin }: PublicSite, entry: FeedEntry) {
  const { id, url, title, firstOutAt, changedAt, locale, episode, text } = entry;
  const poster = episode?.formats[0]?.poster;
  return {
    id,
    url,
    title,
    summary: text[0] ?? title,
    content_html: htmlOf(entry),
    date_published: firstOutAt,
    date_modified: changedAt,
    language: locale,
    ...(poster && { image: origin + poster.url }),
    ...(episode && {
      tags: [episode.topic],
      attachments: episode.formats.map(({ video, format, durationMs }) => ({
        url: origin + video.url,
        mime_type: video.mediaType,
        title: format,
        size_in_bytes: video.bytes,
        duration_in_seconds: Math.round(durationMs / 1000),
      })),
    }),
  };
}
