import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { CALENDAR_PATH, feedPath, genuinePath, homePath, isWebAddress, type PageLocale } from "../addresses.ts";
import type { Direction, PublicSite, PublishedCampaign } from "../published.ts";
import { assetPath, FIRST_FONTS, ICON, STYLESHEETS } from "./assets.ts";
import { DemoBanner } from "./demo-banner.tsx";
import { CornerSun, SunMark } from "./drawings.tsx";
import { LanguageSwitch, SearchForm } from "./finding.tsx";
import { type Shared, SharingTags } from "./sharing-tags.tsx";
import { type Words, wordsFor } from "./words.ts";

type LayoutProps = {
  site: PublicSite;
  title: string;
  locale: string;
  /** The language of the plain addresses; the page's own without one. */
  homeLocale?: string;
  direction: Direction;
  /** Which page it is, for the widths and the size of the sun. */
  kind: "gallery" | "watch" | "notice" | "trust";
  campaign?: Pick<PublishedCampaign, "slug" | "isDemo"> | undefined;
  /** Absent on pages that nobody should find or share. */
  shared?: Shared;
  /** The same page in other languages; each names itself. */
  languages?: { locale: string; path: string }[];
  /** Files of PAGE_SCRIPTS that make the page more comfortable; it works without them. */
  scripts?: readonly string[];
  /** What was searched for. */
  looked?: string;
  children: ReactNode;
};

/** The frame around every public page. */
export function Layout(props: LayoutProps) {
  const {
    site,
    title,
    locale,
    direction,
    kind,
    campaign,
    shared,
    languages = [],
    scripts = [],
    looked,
    children,
  } = props;
  const words = wordsFor(locale);
  const place = { locale, homeLocale: props.homeLocale ?? locale };
  return (
    <html lang={locale} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {shared ? (
          <SharingTags site={site} title={title} shared={shared} languages={languages} homeLocale={place.homeLocale} />
        ) : (
          <meta name="robots" content="noindex" />
        )}
        <FeedLinks place={place} />
        <link rel="icon" href={assetPath(ICON, site)} type="image/svg+xml" />
        {FIRST_FONTS.map((file) => (
          <link
            key={file}
            rel="preload"
            href={`/assets/fonts/${file}`}
            as="font"
            type="font/woff2"
            crossOrigin="anonymous"
          />
        ))}
        {STYLESHEETS.map(({ file, media }) => (
          <link key={file} rel="stylesheet" href={assetPath(file, site)} media={media} />
        ))}
        {scripts.map((file) => (
          <script key={file} src={assetPath(file, site)} defer />
        ))}
      </head>
      <body className={kind}>
        <a className="skip-link" href="#content">
          {words.skipToContent}
        </a>
        {campaign?.isDemo && <DemoBanner words={words} />}
        <div className="sky">
          {kind !== "notice" && <CornerSun />}
          <header className="site-header">
            <a className="brand" href={homePath(place)}>
              <SunMark />
              {words.siteName}
            </a>
            <LanguageSwitch languages={languages} locale={locale} words={words} />
            <SearchForm place={place} words={words} looked={looked} />
          </header>
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <SiteFooter site={site} words={words} place={place} path={shared?.path} tellsFeeds={kind !== "gallery"} />
        </div>
      </body>
    </html>
  );
}

const FEED_TYPES = [
  { file: "feed.xml", type: "application/rss+xml", title: "RSS" },
  { file: "atom.xml", type: "application/atom+xml", title: "Atom" },
  { file: "feed.json", type: "application/feed+json", title: "JSON Feed" },
] as const;

function FeedLinks({ place }: { place: PageLocale }) {
  return FEED_TYPES.map(({ file, type, title }) => (
    <link key={file} rel="alternate" type={type} title={title} href={feedPath(place, file)} />
  ));
}

type FooterProps = {
  site: PublicSite;
  words: Words;
  place: PageLocale;
  path: string | undefined;
  /** The page of a series has a part of its own for them. */
  tellsFeeds: boolean;
};

function SiteFooter({ site, words, place, path, tellsFeeds }: FooterProps) {
  const links = (["bugBounty", "transparency", "accountability"] as const).flatMap((name) => {
    const href = site.links[name];
    return href !== undefined && (href.startsWith("/") || isWebAddress(href)) ? [{ name, href }] : [];
  });
  return (
    <footer className="site-footer">
      <nav aria-label={words.aboutThisSite}>
        <ul>
          <li>
            <a href={genuinePath(place)}>{words.isItOurs}</a>
          </li>
          {links.map(({ name, href }) => (
            <li key={name}>
              <a href={href}>{words[name]}</a>
            </li>
          ))}
        </ul>
      </nav>
      {tellsFeeds && <FeedNav words={words} place={place} />}
      <p>{words.promise}</p>
      {path !== undefined && (
        <p>
          {words.realAddress} <bdi className="address">{site.origin + path}</bdi>
        </p>
      )}
    </footer>
  );
}

function FeedNav({ words, place }: Pick<FooterProps, "words" | "place">) {
  return (
    <nav aria-label={words.follow}>
      <ul>
        {FEED_TYPES.map(({ file, title }) => (
          <li key={file}>
            <a href={feedPath(place, file)}>{title}</a>
          </li>
        ))}
        <li>
          <a href={CALENDAR_PATH}>{words.calendar}</a>
        </li>
      </ul>
    </nav>
  );
}

/** Turns a page into the text that is sent to the browser. */
export function htmlDocument(page: ReactNode): string {
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
