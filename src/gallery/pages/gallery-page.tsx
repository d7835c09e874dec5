import type { PublicSite, PublishedCampaign } from "../published.ts";
import { HOME_PATH } from "./addresses.ts";
import { InstantDay } from "./days.tsx";
import { Sunrise } from "./drawings.tsx";
import { EpisodeCard, FeaturedEpisode } from "./episode-card.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { type Words, wordsFor } from "./words.ts";

export type GalleryPageInput = { site: PublicSite; campaign: PublishedCampaign };

/** The page of a series: what is out, and what is still to come. */
export function galleryPage({ site, campaign }: GalleryPageInput): string {
  const { title, locale, direction, episodes } = campaign;
  const words = wordsFor(locale);
  const newest = episodes[0];
  return htmlDocument(
    <Layout
      site={site}
      kind="gallery"
      title={`${title} · ${words.siteName}`}
      locale={locale}
      direction={direction}
      campaign={campaign}
      shared={{
        path: HOME_PATH,
        description: words.galleryDescription(title),
        ...(newest && { poster: newest.poster }),
      }}
    >
      <div className="opening">
        <h1>{title}</h1>
        <p className="lead">{words.galleryLead}</p>
      </div>
      {episodes.length === 0 ? (
        <EmptySeries campaign={campaign} words={words} />
      ) : (
        <Series campaign={campaign} words={words} />
      )}
    </Layout>,
  );
}

type SeriesProps = { campaign: PublishedCampaign; words: Words };

function Series({ campaign, words }: SeriesProps) {
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
        <li className="upcoming">
          <Sunrise />
          <p>{upcoming.count === 0 ? words.wholeSeries : words.moreUpcoming(upcoming.count)}</p>
          <NextRelease campaign={campaign} words={words} />
        </li>
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
  if (upcoming.count === 0 || !upcoming.nextAt) return null;
  return (
    <p className="quiet">
      {words.nextOn} <InstantDay at={upcoming.nextAt} locale={locale} timeZone={timeZone} />
    </p>
  );
}
