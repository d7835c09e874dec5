import { generateRssFeed } from "feedsmith";
import { embedPath } from "../addresses.ts";
import type { PublicSite, PublishedEpisode, PublishedFormat } from "../published.ts";
import type { FeedEntry } from "./entries.ts";
import { type Feed, htmlOf, linksOf, withoutPadding } from "./feed.ts";

/** A feed as RSS 2.0 with Media RSS and podcast tags. */
export function rssFeed(feed: Feed): string {
  const { self, page } = linksOf(feed, "feed.xml");
  const cover = feed.entries.find(({ episode }) => episode)?.episode?.formats[0]?.poster;
  const image = cover && feed.site.origin + cover.url;
  return withoutPadding(
    generateRssFeed({
      title: feed.title,
      link: page,
      description: feed.description,
      language: feed.place.locale,
      lastBuildDate: feed.changedAt,
      generator: "Sunny Corner",
      ttl: 60,
      atom: { links: [{ href: self, rel: "self", type: "application/rss+xml" }] },
      ...(image && { image: { url: image, title: feed.title, link: page } }),
      itunes: {
        author: feed.title,
        explicit: false,
        type: "episodic",
        categories: [{ text: "Education", categories: [{ text: "How To" }] }],
        ...(image && { image }),
      },
      podcast: { locked: { value: false }, medium: "video" },
      items: feed.entries.map((entry) => toItem(feed.site, entry)),
    }),
  );
}

function toItem(site: PublicSite, entry: FeedEntry) {
  const { id, url, title, episode, firstOutAt, changedAt } = entry;
  return {
    title,
    link: url,
    guid: { value: id, isPermaLink: true },
    pubDate: firstOutAt,
    description: entry.text[0] ?? title,
    content: { encoded: htmlOf(entry) },
    atom: { updated: changedAt },
    ...(episode && withVideo(site, episode)),
  };
}

function withVideo(site: PublicSite, episode: PublishedEpisode) {
  const first = episode.formats[0];
  if (!first) return {};
  const { origin } = site;
  const { video, captions, poster, durationMs } = first;
  const seconds = Math.round(durationMs / 1000);
  return {
    categories: [{ name: episode.topic }],
    enclosures: [{ url: origin + video.url, length: video.bytes, type: video.mediaType }],
    media: {
      groups: [{ contents: episode.formats.map((shape, index) => toContent(site, episode, shape, index === 0)) }],
      title: { value: episode.title, type: "plain" },
      description: { value: episode.action, type: "plain" },
      thumbnails: [{ url: origin + poster.url, width: first.width, height: first.height }],
      player: { url: origin + embedPath(episode), width: first.width, height: first.height },
      texts: [{ value: episode.transcript.join("\n"), type: "plain", lang: episode.locale }],
      subTitles: [{ type: captions.mediaType, lang: episode.locale, href: origin + captions.url }],
    },
    itunes: {
      duration: seconds,
      image: origin + poster.url,
      explicit: false,
      episode: episode.position,
      episodeType: "full",
    },
    podcast: {
      episode: { number: episode.position },
      transcripts: [
        { url: origin + captions.url, type: captions.mediaType, language: episode.locale, rel: "captions" },
      ],
      ...(episode.presenter && { persons: [{ display: episode.presenter.name, role: "host" }] }),
      alternateEnclosures: episode.formats.map((shape, index) => ({
        type: shape.video.mediaType,
        length: shape.video.bytes,
        height: shape.height,
        lang: episode.locale,
        title: shape.format,
        default: index === 0,
        sources: [{ uri: origin + shape.video.url }],
        integrity: { type: "sri", value: sri(shape.video.sha256) },
      })),
    },
  };
}

function toContent(site: PublicSite, episode: PublishedEpisode, shape: PublishedFormat, isDefault: boolean) {
  const { video, width, height, durationMs } = shape;
  return {
    url: site.origin + video.url,
    fileSize: video.bytes,
    type: video.mediaType,
    medium: "video",
    isDefault,
    duration: Math.round(durationMs / 1000),
    width,
    height,
    lang: episode.locale,
    hashes: [{ value: video.sha256, algo: "sha-256" }],
  };
}

const sri = (sha256: string) => `sha256-${Buffer.from(sha256, "hex").toString("base64")}`;
