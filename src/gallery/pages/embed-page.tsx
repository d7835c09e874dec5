import type { ReactNode } from "react";
import { watchPath } from "../addresses.ts";
import type { PublicSite, PublishedEpisode, Tombstone } from "../published.ts";
import { assetPath, EMBED_STYLESHEETS } from "./assets.ts";
import { SunMark } from "./drawings.tsx";
import { htmlDocument } from "./layout.tsx";
import { Player } from "./player.tsx";
import { shapeOf } from "./shapes.tsx";
import { wordsFor } from "./words.ts";

type EmbedInput = { site: PublicSite; episode: PublishedEpisode };

/** The player alone, to be framed by any other site; its one link leads to the page with sources and transcript. */
export function embedPage({ site, episode }: EmbedInput): string {
  const { title, locale, direction } = episode;
  const words = wordsFor(locale);
  return htmlDocument(
    <EmbedDocument title={title} locale={locale} direction={direction} site={site} path={watchPath(episode)}>
      <main className="embedded">
        <Player episode={episode} shown={shapeOf(episode)} isChosen={false} words={words} label="title" />
        <div className="embed-bar">
          <h1 id="title">{title}</h1>
          <a href={watchPath(episode)} target="_blank" rel="noopener">
            <SunMark />
            {words.watchOnPage}
          </a>
        </div>
      </main>
    </EmbedDocument>,
  );
}

/** What stands in every frame around an episode that was taken down. */
export function embedTombstone({ site, tombstone }: { site: PublicSite; tombstone: Tombstone }): string {
  const { title, locale, direction, reason } = tombstone;
  const words = wordsFor(locale);
  return htmlDocument(
    <EmbedDocument title={title} locale={locale} direction={direction} site={site} path={watchPath(tombstone)}>
      <main className="embedded gone">
        <h1>{words.takenDownTitle(title)}</h1>
        <p dir="auto">{reason}</p>
        <a href={watchPath(tombstone)} target="_blank" rel="noopener">
          {words.backToVideos}
        </a>
      </main>
    </EmbedDocument>,
  );
}

type DocumentProps = {
  title: string;
  locale: string;
  direction: "ltr" | "rtl";
  site: PublicSite;
  path: string;
  children: ReactNode;
};

function EmbedDocument({ title, locale, direction, site, path, children }: DocumentProps) {
  return (
    <html lang={locale} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="canonical" href={site.origin + path} />
        {EMBED_STYLESHEETS.map((file) => (
          <link key={file} rel="stylesheet" href={assetPath(file, site)} />
        ))}
        <script src={assetPath("player.js", site)} defer />
      </head>
      <body className="embed">{children}</body>
    </html>
  );
}
