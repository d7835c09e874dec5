import type { Signer } from "#core/signed.ts";
import {
  type Edition,
  embedPath,
  findEpisode,
  findTombstone,
  genuinePath,
  homePath,
  inLocale,
  type PublicCampaign,
  type PublicSite,
  type PublishedCampaign,
  searchEpisodes,
  seriesIn,
  seriesPath,
  topicPath,
  watchPath,
} from "#gallery/index.ts";
import {
  embedPage,
  embedTombstone,
  galleryPage,
  genuinePage,
  searchPage,
  tombstonePage,
  topicsOf,
  watchPage,
} from "#gallery/pages/index.ts";
import { type Answer, type Answerer, page } from "./answer.ts";

const LONGEST_SEARCH = 100;

/** The pages by their addresses; each also stands under the tag of every other language that is out. */
export function pageAnswerers(site: PublicSite, signer: () => Promise<Signer>): Record<string, Answerer> {
  return {
    "/": ({ edition, tag }) => {
      const front = frontOf(edition);
      return inLanguage(front, tag, homePath, (campaign) => {
        const earlier = edition.campaigns.slice(1).filter(({ episodes }) => episodes.length > 0);
        return page(galleryPage({ site, campaign, earlier }));
      });
    },
    "/series/:slug": ({ edition, tag, params: { slug = "" } }) => {
      const [front, ...others] = edition.campaigns;
      if (front?.slug === slug) return { moved: homePath(placeOf(front, tag)) };
      const series = others.find((each) => each.slug === slug && each.episodes.length > 0);
      if (!series) return null;
      return inLanguage(
        series,
        tag,
        (place) => seriesPath({ ...place, slug }),
        (campaign) => page(galleryPage({ site, campaign, isFront: false })),
      );
    },
    "/topics/:topic": ({ edition, tag, params: { topic = "" } }) =>
      inLanguage(
        frontOf(edition),
        tag,
        (place) => topicPath(place, topic),
        (campaign) =>
          topicsOf(campaign).some(({ slug }) => slug === topic)
            ? page(galleryPage({ site, campaign, topicSlug: topic }))
            : null,
      ),
    "/search": ({ edition, tag, query }) =>
      inLanguage(
        frontOf(edition),
        tag,
        (place) => inLocale(place, "/search"),
        (campaign) => {
          const looked = (query.get("q") ?? "").trim().slice(0, LONGEST_SEARCH);
          const found = searchEpisodes(inAllSeries(edition, campaign.locale), looked);
          return page(searchPage({ site, campaign, looked, found }), { isFleeting: looked !== "" });
        },
      ),
    "/genuine": async ({ edition, tag, query }) => {
      const { key: signingKey } = await signer();
      return inLanguage(frontOf(edition), tag, genuinePath, (campaign) => {
        const asked = query.get("sha256");
        const input = { site, campaign, videos: edition.videos, signingKey };
        return asked === null
          ? page(genuinePage(input))
          : page(genuinePage({ ...input, asked: asked.slice(0, 2 * LONGEST_SEARCH) }), { isFleeting: true });
      });
    },
    "/watch/:slug": ({ edition, tag, params: { slug = "" }, query }) => {
      const found = findEpisode(edition, slug, tag);
      if (!found)
        return gone(edition, slug, tag, (tombstone) => page(tombstonePage({ site, tombstone }), { status: 410 }));
      const { campaign, episode } = found;
      const format = query.get("format") ?? undefined;
      const isKnown = format === undefined || episode.formats.some((shape) => shape.format === format);
      if (!isKnown || tag === campaign.homeLocale) return { moved: watchPath(episode) };
      const isFront = campaign === edition.campaigns[0];
      const series = seriesIn(campaign, episode.locale);
      return page(watchPage({ site, campaign: series, episode, isFront, ...(format !== undefined && { format }) }));
    },
    "/embed/:slug": ({ edition, tag, params: { slug = "" } }) => {
      const found = findEpisode(edition, slug, tag);
      if (!found) {
        return gone(edition, slug, tag, (tombstone) =>
          page(embedTombstone({ site, tombstone }), { status: 410, isFramed: true }),
        );
      }
      if (tag === found.campaign.homeLocale) return { moved: embedPath(found.episode) };
      return page(embedPage({ site, episode: found.episode }), { isFramed: true });
    },
  };
}

/** Every episode that is out, as it is best read in this language. */
export function inAllSeries({ campaigns }: Edition, locale: string) {
  return campaigns.flatMap((campaign) => seriesIn(campaign, locale).episodes);
}

function gone(
  edition: Edition,
  slug: string,
  tag: string | undefined,
  answer: (tombstone: NonNullable<ReturnType<typeof findTombstone>>) => Answer,
): Answer | null {
  const tombstone = findTombstone(edition, slug, tag);
  return tombstone ? answer(tombstone) : null;
}

type Place = { locale: string; homeLocale: string };

function placeOf({ homeLocale }: PublicCampaign, tag: string | undefined): Place {
  return { locale: tag ?? homeLocale, homeLocale };
}

// A language in which nothing is out has no pages; that of the plain addresses has no others.
function inLanguage(
  campaign: PublicCampaign,
  tag: string | undefined,
  pathIn: (place: Place) => string,
  answer: (campaign: PublishedCampaign) => Answer | null,
): Answer | null {
  if (tag === campaign.homeLocale) return { moved: pathIn(placeOf(campaign, undefined)) };
  if (tag !== undefined && !campaign.locales.includes(tag)) return null;
  return answer(seriesIn(campaign, tag ?? campaign.homeLocale));
}

/** The campaign on the front page; an empty one before there is any. */
export function frontOf({ campaigns: [front] }: Edition): PublicCampaign {
  return front ?? BEFORE_THE_FIRST;
}

const BEFORE_THE_FIRST: PublicCampaign = {
  slug: "sunny-corner",
  title: "Sunny Corner",
  isDemo: false,
  homeLocale: "en",
  locales: ["en"],
  timeZone: "Etc/UTC",
  episodes: [],
  tombstones: [],
  upcoming: { count: 0, next: [] },
  dates: [],
};
