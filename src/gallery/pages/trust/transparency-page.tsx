import type { Transparency } from "#transparency/index.ts";
import { CalendarDay } from "../days.tsx";
import { htmlDocument, Layout } from "../layout.tsx";
import { wordsFor } from "../words.ts";
import { PeriodForm } from "./period-form.tsx";
import { numberInWords } from "./spans.ts";
import type { Shown, TransparencyPageInput } from "./transparency-input.ts";
import {
  Checkpoint,
  Corrections,
  Counts,
  Releases,
  Retractions,
  SourceChanges,
  WhatElse,
} from "./transparency-parts.tsx";
import { type TrustWords, trustWordsFor } from "./trust-words.ts";

/** The report on the campaign for a period. */
export function transparencyPage(input: TransparencyPageInput): string {
  const { site, report, locale, direction, path, fault } = input;
  const words = trustWordsFor(locale);
  return htmlDocument(
    <Layout
      site={site}
      kind="trust"
      title={`${words.transparencyTitle} · ${wordsFor(locale).siteName}`}
      locale={locale}
      direction={direction}
      campaign={report?.campaign}
      shared={{ path, description: words.transparencyLead }}
    >
      <div className="opening">
        <h1>{words.transparencyTitle}</h1>
        {report && (
          <p className="subject">
            {report.campaign.title}, <CalendarDay on={report.period.from} locale={locale} /> –{" "}
            <CalendarDay on={report.period.until} locale={locale} />
          </p>
        )}
        <p className="lead">{words.transparencyLead}</p>
      </div>
      <PeriodForm input={input} words={words} />
      {report ? <Report report={report} input={input} words={words} /> : fault === null && <p>{words.noCampaign}</p>}
    </Layout>,
  );
}

type ReportProps = { report: Transparency; input: TransparencyPageInput; words: TrustWords };

function Report({ report, input: { locale, files }, words }: ReportProps) {
  const shown = { report, locale, words };
  return (
    <>
      <Figures {...shown} />
      <Releases {...shown} />
      <Retractions {...shown} />
      <Corrections {...shown} />
      <SourceChanges {...shown} />
      <WhatElse {...shown} />
      <Counts {...shown} />
      <Checkpoint {...shown} files={files} />
    </>
  );
}

function Figures({ report, locale, words }: Shown) {
  const { accuracy, brand, language } = report.approvals;
  const figures = [
    { name: words.released, value: report.released.length },
    { name: words.languages, value: report.languages.length },
    { name: words.approvals, value: accuracy + brand + language },
    { name: words.takenDown, value: report.retractions.length },
    { name: words.views, value: report.counts.views },
  ];
  return (
    <dl className="figures">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{numberInWords(value, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
