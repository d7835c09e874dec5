import { OEMBED_PATH } from "../addresses.ts";
import type { MediaFile, PublicSite } from "../published.ts";

/** What search engines and link previews are told of a page. */
export type Shared = {
  path: string;
  description: string;
  poster?: MediaFile & { width: number; height: number };
  video?: MediaFile & { width: number; height: number };
  /** The path of the player alone. */
  player?: string;
  /** Schema.org facts of the page. */
  facts?: object;
};

type SharingTagsProps = {
  site: PublicSite;
  title: string;
  shared: Shared;
  languages: { locale: string; path: string }[];
  homeLocale: string;
};

/** Description, canonical address, other languages, Open Graph and player card. */
export function SharingTags({ site, title, shared, languages, homeLocale }: SharingTagsProps) {
  const { path, description, poster, video, player, facts } = shared;
  const absolute = (url: string) => new URL(url, site.origin).href;
  const home = languages.find(({ locale }) => locale === homeLocale);
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={absolute(path)} />
      {languages.length > 1 &&
        languages.map((other) => (
          <link key={other.locale} rel="alternate" hrefLang={other.locale} href={absolute(other.path)} />
        ))}
      {languages.length > 1 && home && <link rel="alternate" hrefLang="x-default" href={absolute(home.path)} />}
      <meta property="og:type" content={video ? "video.other" : "website"} />
      <meta property="og:site_name" content="Sunny Corner" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={absolute(path)} />
      {poster && (
        <>
          <meta property="og:image" content={absolute(poster.url)} />
          <meta property="og:image:width" content={String(poster.width)} />
          <meta property="og:image:height" content={String(poster.height)} />
        </>
      )}
      {video && (
        <>
          <meta property="og:video" content={absolute(video.url)} />
          <meta property="og:video:type" content={video.mediaType} />
          <meta property="og:video:width" content={String(video.width)} />
          <meta property="og:video:height" content={String(video.height)} />
        </>
      )}
      <meta name="twitter:card" content={player ? "player" : "summary_large_image"} />
      {player && video && (
        <>
          <meta name="twitter:player" content={absolute(player)} />
          <meta name="twitter:player:width" content={String(video.width)} />
          <meta name="twitter:player:height" content={String(video.height)} />
          <link
            rel="alternate"
            type="application/json+oembed"
            title={title}
            href={absolute(`${OEMBED_PATH}?url=${encodeURIComponent(absolute(path))}`)}
          />
        </>
      )}
      {facts && <JsonLd facts={facts} />}
    </>
  );
}

// A block of data, which no browser runs: the policy for scripts does not touch it. `<` could end it early.
function JsonLd({ facts }: { facts: object }) {
  return <script type="application/ld+json">{JSON.stringify(facts).replaceAll("<", "\\u003c")}</script>;
}
