import type { PublicSite } from "../published.ts";
import { HOME_PATH } from "./addresses.ts";
import { CloudedSun } from "./drawings.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { wordsFor } from "./words.ts";

type NoticeInput = { site: PublicSite; title: string; text: string; requestId: string };

/** A page that has only a few plain words and a way back; it needs nothing from the database. */
export function noticePage({ site, title, text, requestId }: NoticeInput): string {
  const words = wordsFor("en");
  return htmlDocument(
    <Layout site={site} kind="notice" title={`${title} · ${words.siteName}`} locale="en" direction="ltr">
      <div className="empty">
        <CloudedSun />
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a className="button" href={HOME_PATH}>
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
