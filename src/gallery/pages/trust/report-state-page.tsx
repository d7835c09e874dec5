import type { ReportStanding } from "#disclosure/index.ts";
import type { PublicSite } from "../../published.ts";
import { InstantDay } from "../days.tsx";
import { htmlDocument, Layout } from "../layout.tsx";
import { wordsFor } from "../words.ts";
import { trustWordsFor } from "./trust-words.ts";

export type ReportStatePageInput = {
  site: PublicSite;
  report: ReportStanding;
  /** Days after which the words of a closed report are deleted. */
  keptDays: number;
  bountyPath: string;
};

const STATES = ["received", "answered", "closed"] as const;

/** How a report stands, for whoever has its number. It holds nothing of the report itself. */
export function reportStatePage({ site, report, keptDays, bountyPath }: ReportStatePageInput): string {
  const words = trustWordsFor("en");
  const { reference, state, answer } = report;
  const title = words[`${state}Title`];
  const at = { received: report.receivedAt, answered: report.answeredAt, closed: report.closedAt };
  return htmlDocument(
    <Layout site={site} kind="trust" title={`${title} · ${wordsFor("en").siteName}`} locale="en" direction="ltr">
      <div className="opening">
        <h1>{title}</h1>
        <p className="lead">{words.keepReference}</p>
        <p className="reference">
          <code dir="ltr">{reference}</code>
        </p>
        <p className="quiet">{words.keepWhy}</p>
      </div>
      <ol className="states">
        {STATES.map((step) => (
          <li key={step} className={at[step] ? "done" : undefined}>
            <strong>{words.states[step]}</strong>{" "}
            <span className="quiet">
              {at[step] ? <InstantDay at={at[step]} locale="en" timeZone="UTC" /> : words.waiting}
            </span>
          </li>
        ))}
      </ol>
      {answer !== null && (
        <section className="panel" aria-labelledby="answer">
          <h2 id="answer">{words.ourAnswer}</h2>
          <p className="as-typed" dir="auto">
            {answer}
          </p>
        </section>
      )}
      <p className="quiet">
        {words.forgets(keptDays)} <a href={bountyPath}>{words.expect}</a>
      </p>
    </Layout>,
  );
}
