import { EnumYesNo, ErrorLevel, type SitemapItemLoose, SitemapStream, streamToPromise } from "sitemap";
import { embedPath, genuinePath, homePath, type PageLocale, topicPath, watchPath } from "../addresses.ts";
import type { Edition, PublicCampaign, PublicSite, PublishedEpisode } from "../published.ts";

/** Every page that search engines should know, with its languages and its video. */
export async function sitemap(site: PublicSite, { campaigns }: Edition): Promise<string> {
  const stream = new SitemapStream({
    hostname: site.origin,
    level: ErrorLevel.THROW,
    xmlns: { news: false, image: false, video: true, xhtml: true },
  });
  const text = streamToPromise(stream);
  for (const item of campaigns.flatMap((campaign, index) => pagesOf(site, campaign, index === 0))) stream.write(item);
  stream.end();
  return (await text).toString();
}

function pagesOf(site: PublicSite, campaign: PublicCampaign, isFront: boolean): SitemapItemLoose[] {
  const { homeLocale, locales, episodes } = campaign;
  const inEach = (pathIn: (place: PageLocale) => string) =>
    locales.map((locale) => ({
      url: pathIn({ locale, homeLocale }),
      links: alternates(site, locales, (other) => pathIn({ locale: other, homeLocale })),
    }));
  const topics = [...new Set(episodes.map(({ topicSlug }) => topicSlug))];
  const around = isFront ? [...inEach(homePath), ...inEach(genuinePath)] : [];
  return [
    ...around,
    ...topics.flatMap((slug) => inEach((place) => topicPath(place, slug))),
    ...episodes.map((episode) => videoPage(site, episode)),
  ];
}

function videoPage(site: PublicSite, episode: PublishedEpisode): SitemapItemLoose {
  const { locales, formats, releasedAt, topic, action, title } = episode;
  return {
    url: watchPath(episode),
    lastmod: releasedAt.toISOString(),
    links: alternates(site, locales, (locale) => watchPath({ ...episode, locale })),
    video: formats.slice(0, 1).map(({ video, poster, durationMs }) => ({
      title,
      description: action,
      thumbnail_loc: site.origin + poster.url,
      content_loc: site.origin + video.url,
      player_loc: site.origin + embedPath(episode),
      "player_loc:allow_embed": EnumYesNo.yes,
      duration: Math.max(1, Math.round(durationMs / 1000)),
      publication_date: releasedAt.toISOString(),
      family_friendly: EnumYesNo.yes,
      requires_subscription: EnumYesNo.no,
      live: EnumYesNo.no,
      tag: [topic],
    })),
  };
}

function alternates({ origin }: PublicSite, locales: readonly string[], pathIn: (locale: string) => string) {
  if (locales.length < 2) return [];
  return locales.map((lang) => ({ lang, url: origin + pathIn(lang) }));
}
