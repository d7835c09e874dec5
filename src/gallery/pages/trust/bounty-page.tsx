import type { DisclosurePolicy } from "#disclosure/index.ts";
import type { Direction, PublicSite } from "../../published.ts";
import { CalendarDay } from "../days.tsx";
import { htmlDocument, Layout } from "../layout.tsx";
import { wordsFor } from "../words.ts";
import { type TrustWords, trustWordsFor } from "./trust-words.ts";

export type BountyPageInput = {
  site: PublicSite;
  policy: DisclosurePolicy;
  direction: Direction;
  /** Addresses of `security.txt` besides our own form. */
  contacts: readonly string[];
  /** The bug bounty at an outside platform. */
  bountyUrl: string | undefined;
  paths: { bounty: string; report: string; securityTxt: string };
};

/** The disclosure policy: what may be tested, what we promise, how to report, who is thanked. */
export function bountyPage({ site, policy, direction, contacts, bountyUrl, paths }: BountyPageInput): string {
  const { locale, title, lead } = policy;
  const words = trustWordsFor(locale);
  return htmlDocument(
    <Layout
      site={site}
      kind="trust"
      title={`${title} · ${wordsFor(locale).siteName}`}
      locale={locale}
      direction={direction}
      shared={{ path: paths.bounty, description: lead }}
    >
      <div className="opening">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
      </div>
      <WaysToReport contacts={contacts} bountyUrl={bountyUrl} report={paths.report} words={words} />
      <div className="sides">
        <Points id="in-scope" title={words.inScope} points={policy.inScope} mark="yes" />
        <Points id="out-of-scope" title={words.outOfScope} points={policy.outOfScope} mark="no" />
      </div>
      <Points id="rules" title={words.rules} points={policy.rules} mark="dot" />
      <Paragraphs id="safe-harbour" title={words.safeHarbour} texts={policy.safeHarbour} isCard />
      <Points id="how" title={words.howToReport} points={policy.howToReport} mark="dot" />
      <section aria-labelledby="expect">
        <h2 id="expect">{words.expect}</h2>
        <dl className="terms">
          {policy.expect.map(({ within, what }) => (
            <div key={`${within} ${what}`}>
              <dt>{within}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Paragraphs id="rewards" title={words.rewards} texts={policy.rewards} />
      <Thanks policy={policy} words={words} />
      <p className="quiet">
        {words.securityFile} <a href={paths.securityTxt}>security.txt</a>. {words.updatedOn}{" "}
        <CalendarDay on={policy.updatedOn} locale={locale} />.
      </p>
    </Layout>,
  );
}

type WaysProps = { contacts: readonly string[]; bountyUrl: string | undefined; report: string; words: TrustWords };

function WaysToReport({ contacts, bountyUrl, report, words }: WaysProps) {
  return (
    <section className="action" aria-labelledby="ways">
      <h2 id="ways">{words.reportWeakness}</h2>
      <p>
        <a className="button" href={report}>
          {words.reportByForm}
        </a>
      </p>
      <ul className="ways">
        {contacts.map((address) => (
          <li key={address}>
            {words.orWrite}{" "}
            <a href={address} rel="noreferrer">
              <bdi>{address.replace(/^(mailto|tel):/, "")}</bdi>
            </a>
          </li>
        ))}
        {bountyUrl !== undefined && (
          <li>
            {words.atPlatform}{" "}
            <a href={bountyUrl} rel="noreferrer">
              <bdi>{bountyUrl.replace(/^https:\/\//, "")}</bdi>
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}

type PointsProps = { id: string; title: string; points: readonly string[]; mark: "yes" | "no" | "dot" };

function Points({ id, title, points, mark }: PointsProps) {
  if (points.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={`points ${mark}`}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

type ParagraphsProps = { id: string; title: string; texts: readonly string[]; isCard?: boolean };

function Paragraphs({ id, title, texts, isCard = false }: ParagraphsProps) {
  if (texts.length === 0) return null;
  return (
    <section aria-labelledby={id} className={isCard ? "panel" : undefined}>
      <h2 id={id}>{title}</h2>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}

function Thanks({ policy: { acknowledgements, locale }, words }: { policy: DisclosurePolicy; words: TrustWords }) {
  return (
    <section aria-labelledby="thanks">
      <h2 id="thanks">{words.thanks}</h2>
      {acknowledgements.length === 0 ? (
        <p className="quiet">{words.thanksNone}</p>
      ) : (
        <>
          <ul className="thanks">
            {acknowledgements.map(({ name, thanksFor, on, url }) => (
              <li key={`${name} ${thanksFor} ${on}`}>
                <strong>
                  {url === undefined ? (
                    <bdi>{name}</bdi>
                  ) : (
                    <a href={url} rel="noreferrer">
                      <bdi>{name}</bdi>
                    </a>
                  )}
                </strong>
                <bdi>{thanksFor}</bdi>
                <span className="quiet">
                  <CalendarDay on={on} locale={locale} />
                </span>
              </li>
            ))}
          </ul>
          <p className="quiet">{words.thanksConsent}</p>
        </>
      )}
    </section>
  );
}
