import { inLocale } from "../addresses.ts";
import type { PublicSite, PublishedCampaign, PublishedEpisode } from "../published.ts";
import { EpisodeCard } from "./episode-card.tsx";
import { SearchForm, Topics } from "./finding.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { wordsFor } from "./words.ts";

type SearchPageInput = {
  site: PublicSite;
  campaign: PublishedCampaign;
  looked: string;
  found: readonly PublishedEpisode[];
};

/** What a search found; without a question it asks for one. */
export function searchPage({ site, campaign, looked, found }: SearchPageInput): string {
  const { locale, homeLocale, direction, locales } = campaign;
  const words = wordsFor(locale);
  const title = looked === "" ? words.search : words.aboutLooking(looked);
  const query = looked === "" ? "" : `?q=${encodeURIComponent(looked)}`;
  return htmlDocument(
    <Layout
      site={site}
      kind="notice"
      title={`${title} · ${words.siteName}`}
      locale={locale}
      homeLocale={homeLocale}
      direction={direction}
      campaign={campaign}
      languages={locales.map((other) => ({
        locale: other,
        path: inLocale({ locale: other, homeLocale }, `/search${query}`),
      }))}
      looked={looked}
    >
      <div className="opening searching">
        <h1>{title}</h1>
        {looked !== "" && (
          <p className="lead" role="status">
            {found.length > 0 ? words.foundCount(found.length) : words.foundNothing}
          </p>
        )}
        {looked === "" && <SearchForm place={campaign} words={words} looked={undefined} />}
      </div>
      {found.length === 0 && <Topics campaign={campaign} words={words} />}
      <ul className="cards">
        {found.map((episode) => (
          <li key={`${episode.slug} ${episode.locale}`}>
            <EpisodeCard campaign={campaign} episode={episode} heading="h2" />
          </li>
        ))}
      </ul>
    </Layout>,
  );
}
