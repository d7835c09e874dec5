import { CALENDAR_PATH, FEEDS, type FeedFile, feedPath, homePath, seriesPath, topicPath } from "../addresses.ts";
import type { PublicSite, PublishedCampaign } from "../published.ts";
import { InstantDay } from "./days.tsx";
import { Sunrise } from "./drawings.tsx";
import { EpisodeCard, FeaturedEpisode } from "./episode-card.tsx";
import { Topics, topicsOf } from "./finding.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { posterOf } from "./shapes.tsx";
import { type Words, wordsFor } from "./words.ts";

export type GalleryPageInput = {
  site: PublicSite;
  campaign: PublishedCampaign;
  /** Only what is out on this topic. */
  topicSlug?: string;
  /** Series before this one; on the front page only. */
  earlier?: { slug: string; title: string }[];
  /** A series that is no longer on the front page has an address of its own. */
  isFront?: boolean;
};

/** The page of a series, or of one topic in it: what is out, and what is still to come. */
export function galleryPage({ site, campaign, topicSlug, earlier = [], isFront = true }: GalleryPageInput): string {
  const { title, locale, homeLocale, direction, locales } = campaign;
  const words = wordsFor(locale);
  const topic = topicSlug === undefined ? undefined : topicsOf(campaign).find(({ slug }) => slug === topicSlug);
  const episodes = topic ? campaign.episodes.filter((each) => each.topicSlug === topic.slug) : campaign.episodes;
  const pathIn = (place: { locale: string; homeLocale: string }) => {
    if (topic) return topicPath(place, topic.slug);
    return isFront ? homePath(place) : seriesPath({ ...place, slug: campaign.slug });
  };
  const newest = episodes[0];
  return htmlDocument(
    <Layout
      site={site}
      kind="gallery"
      title={topic ? `${topic.name} · ${title}` : `${title} · ${words.siteName}`}
      locale={locale}
      homeLocale={homeLocale}
      direction={direction}
      campaign={campaign}
      languages={locales.map((other) => ({ locale: other, path: pathIn({ locale: other, homeLocale }) }))}
      shared={{
        path: pathIn(campaign),
        description: topic ? words.topicDescription(topic.name, title) : words.galleryDescription(title),
        ...(newest && { poster: posterOf(newest) }),
      }}
    >
      <div className="opening">
        <h1 lang={topic?.locale ?? homeLocale}>{topic?.name ?? title}</h1>
        <p className="lead">{topic ? words.topicDescription(topic.name, title) : words.galleryLead}</p>
      </div>
      {campaign.episodes.length === 0 ? (
        <EmptySeries campaign={campaign} words={words} />
      ) : (
        <>
          <Topics campaign={campaign} words={words} topicSlug={topic?.slug} />
          <Series campaign={{ ...campaign, episodes }} words={words} isWhole={topic === undefined} />
        </>
      )}
      <ComingUp campaign={campaign} words={words} />
      <Follow campaign={campaign} words={words} topicSlug={topic?.slug} />
      {earlier.length > 0 && (
        <section className="earlier" aria-labelledby="earlier">
          <h2 id="earlier">{words.earlierSeries}</h2>
          <ul>
            {earlier.map((series) => (
              <li key={series.slug}>
                <a href={seriesPath({ locale, homeLocale, slug: series.slug })}>{series.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>,
  );
}

type SeriesProps = { campaign: PublishedCampaign; words: Words };

function Series({ campaign, words, isWhole }: SeriesProps & { isWhole: boolean }) {
  const [newest, ...earlier] = campaign.episodes;
  const { upcoming } = campaign;
  return (
    <section aria-labelledby="out-now">
      <h2 id="out-now">{words.outNow}</h2>
      {newest && <FeaturedEpisode campaign={campaign} episode={newest} />}
      <ul className="cards">
        {earlier.map((episode) => (
          <li key={`${episode.slug} ${episode.locale}`}>
            <EpisodeCard campaign={campaign} episode={episode} />
          </li>
        ))}
        {isWhole && (
          <li className="upcoming">
            <Sunrise />
            <p>{upcoming.count === 0 ? words.wholeSeries : words.moreUpcoming(upcoming.count)}</p>
            <NextRelease campaign={campaign} words={words} />
          </li>
        )}
      </ul>
    </section>
  );
}

function EmptySeries({ campaign, words }: SeriesProps) {
  const { count } = campaign.upcoming;
  return (
    <section className="upcoming empty" aria-labelledby="empty">
      <Sunrise />
      <h2 id="empty">{words.emptyTitle}</h2>
      <p>{count === 0 ? words.emptyNothingPlanned : words.emptyUpcoming(count)}</p>
      <NextRelease campaign={campaign} words={words} />
    </section>
  );
}

function NextRelease({ campaign: { upcoming, locale, timeZone }, words }: SeriesProps) {
  const next = upcoming.next[0];
  if (!next) return null;
  return (
    <p className="quiet">
      {words.nextOn} <InstantDay at={next.at} locale={locale} timeZone={timeZone} />
    </p>
  );
}

const MOST_DATES = 6;

function ComingUp({ campaign: { upcoming, locale, homeLocale, timeZone }, words }: SeriesProps) {
  if (upcoming.next.length === 0) return null;
  return (
    <section className="coming-up" aria-labelledby="coming-up">
      <h2 id="coming-up">{words.comingUp}</h2>
      <ol>
        {upcoming.next.slice(0, MOST_DATES).map(({ title, at }) => (
          <li key={`${title} ${at.toISOString()}`}>
            <InstantDay at={at} locale={locale} timeZone={timeZone} />
            <span>
              <bdi lang={homeLocale}>{title}</bdi>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const FEED_NAMES: Record<FeedFile, string> = { "feed.xml": "RSS", "atom.xml": "Atom", "feed.json": "JSON Feed" };

function Follow({ campaign, words, topicSlug }: SeriesProps & { topicSlug: string | undefined }) {
  return (
    <section className="follow" aria-labelledby="follow">
      <h2 id="follow">{words.follow}</h2>
      <p>{words.followText}</p>
      <ul>
        {FEEDS.map((file) => (
          <li key={file}>
            <a href={feedPath(campaign, file, topicSlug)}>{FEED_NAMES[file]}</a>
          </li>
        ))}
        <li>
          <a href={CALENDAR_PATH}>{words.calendar}</a>
        </li>
      </ul>
    </section>
  );
}
