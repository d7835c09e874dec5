import { watchPath } from "../../addresses.ts";
import { InstantDay } from "../days.tsx";
import { numberInWords, spanInWords } from "./spans.ts";
import type { Shown, TransparencyPageInput } from "./transparency-input.ts";

// The plain address leads to whatever language an episode is in.
const pageOf = (slug: string) => watchPath({ slug, locale: "", homeLocale: "" });

export function Releases({ report: { released, period }, locale, words }: Shown) {
  return (
    <section aria-labelledby="released">
      <h2 id="released">{words.released}</h2>
      {released.length === 0 ? (
        <p className="quiet">{words.nothingReleased}</p>
      ) : (
        <ul className="log">
          {released.map(({ slug, title, at, languages, isAgain }) => (
            <li key={`${slug} ${at.toISOString()}`}>
              <span className="quiet">
                <InstantDay at={at} locale={locale} timeZone={period.timeZone} />
              </span>
              <span>
                <a href={pageOf(slug)} dir="auto">
                  {title}
                </a>{" "}
                {isAgain && <span className="tag">{words.releasedAgain}</span>}
                <span className="quiet">
                  <bdi>{languages.join(", ")}</bdi>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Retractions({ report: { retractions, released, period }, locale, words }: Shown) {
  const titleOf = new Map([...released, ...retractions].map(({ slug, title }) => [slug, title]));
  return (
    <section aria-labelledby="retractions">
      <h2 id="retractions">{words.retractions}</h2>
      {retractions.length === 0 ? (
        <p className="quiet">{words.noRetractions}</p>
      ) : (
        <ul className="log">
          {retractions.map(({ slug, title, at, reason, replacedBy }) => (
            <li key={`${slug} ${at.toISOString()}`}>
              <span className="quiet">
                <InstantDay at={at} locale={locale} timeZone={period.timeZone} />
              </span>
              <span>
                <a href={pageOf(slug)} dir="auto">
                  {title}
                </a>
                <span className="as-typed" dir="auto">
                  {reason}
                </span>
                {replacedBy !== null && (
                  <span className="quiet">
                    {words.replacedBy}{" "}
                    <a href={pageOf(replacedBy)} dir="auto">
                      {titleOf.get(replacedBy) ?? replacedBy}
                    </a>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Corrections({ report: { corrections, period }, locale, words }: Shown) {
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{words.corrections}</h2>
      {corrections.length === 0 ? (
        <p className="quiet">{words.noCorrections}</p>
      ) : (
        <ul className="log">
          {corrections.map(({ slug, title, at, note, locale: spoken }) => (
            <li key={`${slug} ${spoken} ${at.toISOString()}`}>
              <span className="quiet">
                <InstantDay at={at} locale={locale} timeZone={period.timeZone} />
              </span>
              <span>
                <a href={pageOf(slug)} dir="auto">
                  {title}
                </a>
                <span className="as-typed" lang={spoken} dir="auto">
                  {note}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function SourceChanges({ report: { sourceChanges }, locale, words }: Shown) {
  const { changes, videos, takenDown, corrected, medianMsToTakeDown, medianMsToCorrection } = sourceChanges;
  return (
    <section aria-labelledby="source-changes">
      <h2 id="source-changes">{words.sourceChanges}</h2>
      {changes === 0 ? (
        <p className="quiet">{words.noSourceChanges}</p>
      ) : (
        <>
          <p>{words.sourceChangesText(changes, videos, takenDown, corrected)}</p>
          <dl className="terms">
            <Span name={words.medianTakeDown} ms={medianMsToTakeDown} none={words.notYet} locale={locale} />
            <Span name={words.medianCorrection} ms={medianMsToCorrection} none={words.notYet} locale={locale} />
          </dl>
        </>
      )}
    </section>
  );
}

/** Approvals, holds and reports: a sentence each. */
export function WhatElse({ report: { approvals, holds, reports }, locale, words }: Shown) {
  return (
    <>
      <section aria-labelledby="approvals">
        <h2 id="approvals">{words.approvals}</h2>
        <p>{words.approvalsText(approvals.accuracy, approvals.brand, approvals.language, approvals.videos)}</p>
      </section>
      <section aria-labelledby="holds">
        <h2 id="holds">{words.holds}</h2>
        {holds.placed + holds.lifted === 0 ? (
          <p className="quiet">{words.noHolds}</p>
        ) : (
          <p>{words.holdsText(holds.placed, holds.lifted, holds.becauseOfSource)}</p>
        )}
      </section>
      <section aria-labelledby="reports">
        <h2 id="reports">{words.reports}</h2>
        {reports.received + reports.answered + reports.closed === 0 ? (
          <p className="quiet">{words.noReports}</p>
        ) : (
          <>
            <p>
              {words.reportsText(reports.received, reports.byForm, reports.byEmail, reports.answered, reports.closed)}
            </p>
            <dl className="terms">
              <Span name={words.medianAnswer} ms={reports.medianMsToAnswer} none={words.notYet} locale={locale} />
            </dl>
          </>
        )}
      </section>
    </>
  );
}

export function Counts({ report: { counts }, locale, words }: Shown) {
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{words.counts}</h2>
      <p className="quiet">{words.countsText}</p>
      {counts.episodes.length === 0 ? (
        <p className="quiet">{words.noCounts}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.episode}</th>
              <th scope="col">{words.views}</th>
              <th scope="col">{words.completions}</th>
            </tr>
          </thead>
          <tbody>
            {counts.episodes.map(({ slug, title, views, completions }) => (
              <tr key={slug}>
                <th scope="row" dir="auto">
                  {title}
                </th>
                <td>{numberInWords(views, locale)}</td>
                <td>{numberInWords(completions, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type CheckpointProps = Shown & { files: TransparencyPageInput["files"] };

export function Checkpoint({ report: { checkpoint, period }, locale, words, files }: CheckpointProps) {
  return (
    <section className="panel" aria-labelledby="made-from">
      <h2 id="made-from">{words.madeFrom}</h2>
      {checkpoint && (
        <>
          <p>{words.madeFromText}</p>
          <dl className="terms">
            <div>
              <dt>{words.entry}</dt>
              <dd>{numberInWords(checkpoint.seq, locale)}</dd>
            </div>
            <div>
              <dt>{words.entryHash}</dt>
              <dd>
                <code dir="ltr">{checkpoint.hash}</code>
              </dd>
            </div>
            <div>
              <dt>{words.readAt}</dt>
              <dd>
                <InstantDay at={checkpoint.at} locale={locale} timeZone={period.timeZone} />
              </dd>
            </div>
          </dl>
        </>
      )}
      <ul className="ways">
        <li>
          <a href={files.json}>{words.asJson}</a>
        </li>
        <li>
          <a href={files.csv}>{words.asCsv}</a>
        </li>
      </ul>
    </section>
  );
}

type SpanProps = { name: string; ms: number | null; none: string; locale: string };

function Span({ name, ms, none, locale }: SpanProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{ms === null ? none : spanInWords(ms, locale)}</dd>
    </div>
  );
}
