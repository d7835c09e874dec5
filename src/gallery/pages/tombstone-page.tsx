import type { PublicSite, Tombstone } from "../published.ts";
import { HOME_PATH, watchPath } from "./addresses.ts";
import { InstantDay } from "./days.tsx";
import { CloudedSun } from "./drawings.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { wordsFor } from "./words.ts";

/** The page at the address of an episode that was taken down: when, why, and what to watch instead. */
export function tombstonePage({ site, tombstone }: { site: PublicSite; tombstone: Tombstone }): string {
  const words = wordsFor("en");
  const { reason, releasedAt, takenDownAt, timeZone, replacement } = tombstone;
  const title = words.takenDownTitle(tombstone.title);
  return htmlDocument(
    <Layout site={site} kind="notice" title={`${title} · ${words.siteName}`} locale="en" direction="ltr">
      <div className="empty">
        <CloudedSun />
        <h1>{title}</h1>
        <p dir="auto">{reason}</p>
        <p className="quiet">
          {words.cameOutOn} <InstantDay at={releasedAt} timeZone={timeZone} locale="en" />. {words.takenDownOn}{" "}
          <InstantDay at={takenDownAt} timeZone={timeZone} locale="en" />.
        </p>
        {replacement && (
          <p>
            {replacement.isOut ? words.replacedBy : words.replacementComes}{" "}
            {replacement.isOut ? <a href={watchPath(replacement)}>{replacement.title}</a> : replacement.title}
          </p>
        )}
        <p>
          <a className="button" href={HOME_PATH}>
            {words.backToVideos}
          </a>
        </p>
      </div>
    </Layout>,
  );
}
