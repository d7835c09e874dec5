import { jwkOf, type Signer } from "#core/signed.ts";
import {
  atomFeed,
  CALENDAR_PATH,
  type Edition,
  type Feed,
  feedEntries,
  jsonFeed,
  KEY_PATH,
  MANIFEST_PATH,
  manifestOf,
  OEMBED_PATH,
  oembed,
  type PublicSite,
  publicCalendar,
  rssFeed,
  SITEMAP_PATH,
  searchPath,
  seriesIn,
  sitemap,
} from "#gallery/index.ts";
import { topicsOf, wordsFor } from "#gallery/pages/index.ts";
import { type Answerer, asData } from "./answer.ts";
import { frontOf } from "./pages.ts";

const WRITTEN = [
  { file: "feed.xml", type: "application/rss+xml; charset=utf-8", write: rssFeed },
  { file: "atom.xml", type: "application/atom+xml; charset=utf-8", write: atomFeed },
  { file: "feed.json", type: "application/feed+json; charset=utf-8", write: jsonFeed },
] as const;

/** The feeds by their addresses: of everything and of each topic, in each language. */
export function feedAnswerers(site: PublicSite): Record<string, Answerer> {
  const answerers = WRITTEN.flatMap(({ file, type, write }): [string, Answerer][] => {
    const answerer: Answerer = ({ edition, tag, params: { topic } }) => {
      const feed = feedOf(site, edition, tag, topic);
      return feed && asData(type, write(feed));
    };
    return [
      [`/${file}`, answerer],
      [`/topics/:topic/${file}`, answerer],
    ];
  });
  return Object.fromEntries(answerers);
}

function feedOf(
  site: PublicSite,
  edition: Edition,
  tag: string | undefined,
  topicSlug: string | undefined,
): Feed | null {
  const front = frontOf(edition);
  const locale = tag ?? front.homeLocale;
  if (tag !== undefined && !front.locales.includes(tag)) return null;
  const series = seriesIn(front, locale);
  const topic = topicSlug === undefined ? undefined : topicsOf(series).find(({ slug }) => slug === topicSlug);
  if (topicSlug !== undefined && !topic) return null;
  const words = wordsFor(locale);
  const told = { corrected: words.historyCorrected, takenDownTitle: words.takenDownTitle };
  const entries = feedEntries({ site, campaigns: edition.campaigns, locale: tag, words: told }, topicSlug);
  return {
    site,
    title: topic ? `${topic.name} · ${series.title}` : series.title,
    description: topic ? words.topicDescription(topic.name, series.title) : words.galleryLead,
    place: series,
    topicSlug,
    changedAt: entries[0]?.changedAt ?? new Date(0),
    entries,
  };
}

/** What machines ask a site for, by address; only at the plain ones. */
export function machineAnswerers(site: PublicSite, signer: () => Promise<Signer>): Record<string, Answerer> {
  return {
    [CALENDAR_PATH]: ({ edition }) =>
      asData("text/calendar; charset=utf-8", publicCalendar(site, edition.campaigns, frontOf(edition).title)),
    [SITEMAP_PATH]: async ({ edition }) => asData("application/xml; charset=utf-8", await sitemap(site, edition)),
    [OEMBED_PATH]: ({ edition, query }) => answerOembed(site, edition, query),
    [MANIFEST_PATH]: async ({ edition }) =>
      asData("application/json", JSON.stringify(manifestOf(site, edition, await signer(), new Date()))),
    [KEY_PATH]: async () => asData("application/jwk+json", JSON.stringify(jwkOf((await signer()).key))),
    "/robots.txt": ({ edition }) => asData("text/plain; charset=utf-8", robots(site, edition)),
  };
}

function answerOembed(site: PublicSite, edition: Edition, query: URLSearchParams) {
  const side = (name: string) => {
    const pixels = Number(query.get(name));
    return Number.isInteger(pixels) && pixels > 0 ? pixels : undefined;
  };
  const asked = { maxWidth: side("maxwidth"), maxHeight: side("maxheight") };
  const wantsJson = (query.get("format") ?? "json") === "json";
  const found = wantsJson ? oembed(site, edition, query.get("url") ?? "", asked) : null;
  return found && { ...asData("application/json", JSON.stringify(found)), isFleeting: true };
}

function robots({ origin }: PublicSite, edition: Edition): string {
  const { homeLocale, locales } = frontOf(edition);
  const searches = locales.map((locale) => `Disallow: ${searchPath({ locale, homeLocale })}`);
  return [
    "User-agent: *",
    ...searches,
    "Disallow: /api/",
    "Disallow: /preview/",
    "Allow: /",
    "",
    `Sitemap: ${origin}${SITEMAP_PATH}`,
    "",
  ].join("\n");
}
