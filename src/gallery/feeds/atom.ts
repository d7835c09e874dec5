import { generateAtomFeed } from "feedsmith";
import type { PublicSite } from "../published.ts";
import type { FeedEntry } from "./entries.ts";
import { type Feed, htmlOf, linksOf, withoutPadding } from "./feed.ts";

/** A feed as Atom 1.0. */
export function atomFeed(feed: Feed): string {
  const { self, page } = linksOf(feed, "atom.xml");
  return withoutPadding(
    generateAtomFeed({
      id: self,
      title: { value: feed.title },
      subtitle: { value: feed.description },
      updated: feed.changedAt,
      authors: [{ name: feed.title, uri: page }],
      generator: { text: "Sunny Corner" },
      links: [
        { href: self, rel: "self", type: "application/atom+xml" },
        { href: page, rel: "alternate", type: "text/html", hreflang: feed.place.locale },
      ],
      xml: { lang: feed.place.locale },
      entries: feed.entries.map((entry) => toEntry(feed.site, entry)),
    }),
  );
}

function toEntry({ origin }: PublicSite, entry: FeedEntry) {
  const { id, url, title, firstOutAt, changedAt, locale, episode, text } = entry;
  const shapes = episode?.formats ?? [];
  return {
    id,
    title: { value: title },
    published: firstOutAt,
    updated: changedAt,
    summary: { value: text[0] ?? title },
    content: { value: htmlOf(entry), type: "html" },
    xml: { lang: locale },
    links: [
      { href: url, rel: "alternate", type: "text/html", hreflang: locale },
      ...shapes.map(({ video, format }) => ({
        href: origin + video.url,
        rel: "enclosure",
        type: video.mediaType,
        length: video.bytes,
        title: format,
      })),
    ],
    ...(episode && { categories: [{ term: episode.topicSlug, label: episode.topic }] }),
  };
}
