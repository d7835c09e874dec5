import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Direction, PublicSite, PublishedCampaign } from "../published.ts";
import { HOME_PATH, isWebAddress } from "./addresses.ts";
import { assetPath, ICON, STYLESHEETS } from "./assets.ts";
import { DemoBanner } from "./demo-banner.tsx";
import { CornerSun, SunMark } from "./drawings.tsx";
import { type Shared, SharingTags } from "./sharing-tags.tsx";
import { type Words, wordsFor } from "./words.ts";

type LayoutProps = {
  site: PublicSite;
  title: string;
  locale: string;
  direction: Direction;
  /** Which page it is, for the widths and the size of the sun. */
  kind: "gallery" | "watch" | "notice" | "trust";
  campaign?: Pick<PublishedCampaign, "slug" | "isDemo"> | undefined;
  /** Absent on pages that nobody should find or share. */
  shared?: Shared;
  children: ReactNode;
};

/** The frame around every public page. */
export function Layout({ site, title, locale, direction, kind, campaign, shared, children }: LayoutProps) {
  const words = wordsFor(locale);
  return (
    <html lang={locale} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {shared ? <SharingTags site={site} title={title} shared={shared} /> : <meta name="robots" content="noindex" />}
        <link rel="icon" href={assetPath(ICON)} type="image/svg+xml" />
        {STYLESHEETS.map(({ file, media }) => (
          <link key={file} rel="stylesheet" href={assetPath(file)} media={media} />
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
            <a className="brand" href={HOME_PATH}>
              <SunMark />
              {words.siteName}
            </a>
          </header>
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <SiteFooter site={site} words={words} path={shared?.path} />
        </div>
      </body>
    </html>
  );
}

type FooterProps = { site: PublicSite; words: Words; path: string | undefined };

function SiteFooter({ site, words, path }: FooterProps) {
  const links = (["bugBounty", "transparency", "accountability"] as const).flatMap((name) => {
    const href = site.links[name];
    return href !== undefined && (href.startsWith("/") || isWebAddress(href)) ? [{ name, href }] : [];
  });
  return (
    <footer className="site-footer">
      {links.length > 0 && (
        <nav aria-label={words.aboutThisSite}>
          <ul>
            {links.map(({ name, href }) => (
              <li key={name}>
                <a href={href}>{words[name]}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>{words.promise}</p>
      {path !== undefined && (
        <p>
          {words.realAddress} <bdi className="address">{site.origin + path}</bdi>
        </p>
      )}
    </footer>
  );
}

/** Turns a page into the text that is sent to the browser. */
export function htmlDocument(page: ReactNode): string {
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
