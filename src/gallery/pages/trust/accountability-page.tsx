import type { PublicSite } from "../../published.ts";
import { htmlDocument, Layout } from "../layout.tsx";
import { wordsFor } from "../words.ts";
import { trustWordsFor } from "./trust-words.ts";
import { WayDrawing } from "./way-drawing.tsx";

export type AccountabilityPageInput = {
  site: PublicSite;
  paths: { accountability: string; transparency: string; bounty: string };
};

/** How a video is made, checked and released here, and what stops it. */
export function accountabilityPage({ site, paths }: AccountabilityPageInput): string {
  const words = trustWordsFor("en");
  return htmlDocument(
    <Layout
      site={site}
      kind="trust"
      title={`${words.accountabilityTitle} · ${wordsFor("en").siteName}`}
      locale="en"
      direction="ltr"
      shared={{ path: paths.accountability, description: words.accountabilityLead }}
    >
      <div className="opening">
        <h1>{words.accountabilityTitle}</h1>
        <p className="lead">{words.accountabilityLead}</p>
      </div>
      <div className="the-way">
        <WayDrawing
          title={words.drawingTitle}
          description={words.drawingText}
          stations={words.stations.map(({ name }) => name)}
        />
        <ol className="stations">
          {words.stations.map(({ name, text, stops }) => (
            <li key={name}>
              <h2>{name}</h2>
              <p>{text}</p>
              <p className="stops">
                <strong>{words.whatStops}</strong> {stops}
              </p>
            </li>
          ))}
        </ol>
      </div>
      <section aria-labelledby="who">
        <h2 id="who">{words.whoAnswers}</h2>
        <p>{words.whoAnswersText}</p>
        <p>
          <a href={paths.transparency}>{words.seeReport}</a>
        </p>
      </section>
      <section className="action" aria-labelledby="wrong">
        <h2 id="wrong">{words.wrong}</h2>
        <p>{words.wrongText}</p>
        <p>
          <a className="button" href={paths.bounty}>
            {words.reportWeakness}
          </a>
        </p>
      </section>
    </Layout>,
  );
}
