import { homePath, watchPath } from "../addresses.ts";
import type { PublicSite, Tombstone } from "../published.ts";
import { InstantDay } from "./days.tsx";
import { CloudedSun } from "./drawings.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { wordsFor } from "./words.ts";

/** The page at the address of an episode that was taken down: when, why, and what to watch instead. */
export function tombstonePage({ site, tombstone }: { site: PublicSite; tombstone: Tombstone }): string {
  const { reason, releasedAt, takenDownAt, timeZone, replacement, locale, homeLocale, direction } = tombstone;
  const words = wordsFor(locale);
  const title = words.takenDownTitle(tombstone.title);
  return htmlDocument(
    <Layout
      site={site}
      kind="notice"
      title={`${title} · ${words.siteName}`}
      locale={locale}
      homeLocale={homeLocale}
      direction={direction}
    >
      <div className="empty">
        <CloudedSun />
        <h1>{title}</h1>
        <p dir="auto">{reason}</p>
        <p className="quiet">
          {words.cameOutOn} <InstantDay at={releasedAt} timeZone={timeZone} locale={locale} />. {words.takenDownOn}{" "}
          <InstantDay at={takenDownAt} timeZone={timeZone} locale={locale} />.
        </p>
        {replacement && (
          <p>
            {replacement.isOut ? words.replacedBy : words.replacementComes}{" "}
            {replacement.isOut ? (
              <a href={watchPath({ ...replacement, homeLocale })}>{replacement.title}</a>
            ) : (
              replacement.title
            )}
          </p>
        )}
        <p>
          <a className="button" href={homePath({ locale, homeLocale })}>
            {words.backToVideos}
          </a>
        </p>
      </div>
    </Layout>,
  );
}
