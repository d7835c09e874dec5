import { homePath, watchPath } from "../addresses.ts";
import type { PublicSite, PublishedCampaign, PublishedEpisode } from "../published.ts";
import { CloudedSun } from "./drawings.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { wordsFor } from "./words.ts";

type NoticeInput = {
  site: PublicSite;
  title: string;
  text: string;
  requestId: string;
  campaign?: PublishedCampaign;
  near?: readonly PublishedEpisode[];
};

const PLAIN = { locale: "en", homeLocale: "en", direction: "ltr" } as const;

/** A page that has only a few plain words and a way on; it needs nothing from the database. */
export function noticePage({ site, title, text, requestId, campaign, near = [] }: NoticeInput): string {
  const place = campaign ?? PLAIN;
  const words = wordsFor(place.locale);
  return htmlDocument(
    <Layout
      site={site}
      kind="notice"
      title={`${title} · ${words.siteName}`}
      locale={place.locale}
      homeLocale={place.homeLocale}
      direction={place.direction}
    >
      <div className="empty">
        <CloudedSun />
        <h1>{title}</h1>
        <p>{text}</p>
        {near.length > 0 && (
          <div className="near">
            <h2>{words.didYouMean}</h2>
            <ul>
              {near.map((episode) => (
                <li key={`${episode.slug} ${episode.locale}`}>
                  <a href={watchPath(episode)} lang={episode.locale} dir={episode.direction}>
                    {episode.title}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>
          <a className="button" href={homePath(place)}>
            {words.backToVideos}
          </a>
        </p>
        <p className="quiet">
          {words.requestId} <code>{requestId}</code>
        </p>
      </div>
    </Layout>,
  );
}
