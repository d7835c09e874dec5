import { genuinePath, KEY_PATH, MANIFEST_PATH, watchPath } from "../addresses.ts";
import type { KnownVideo, PublicSite, PublishedCampaign } from "../published.ts";
import { InstantDay } from "./days.tsx";
import { nameOf } from "./finding.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { HowToCheck } from "./proof.tsx";
import { type Words, wordsFor } from "./words.ts";

export type GenuinePageInput = {
  site: PublicSite;
  campaign: PublishedCampaign;
  videos: readonly KnownVideo[];
  /** What a visitor asks about, as it was typed. */
  asked?: string;
  /** The public key that signs the list. */
  signingKey: string;
};

/** Tells how to find out whether a video is ours, and looks up a fingerprint. */
export function genuinePage({ site, campaign, videos, asked, signingKey }: GenuinePageInput): string {
  const { locale, homeLocale, direction, locales } = campaign;
  const words = wordsFor(locale);
  const shared = { path: genuinePath(campaign), description: words.genuineLead };
  return htmlDocument(
    <Layout
      site={site}
      kind="watch"
      title={`${words.isItOurs} · ${words.siteName}`}
      locale={locale}
      homeLocale={homeLocale}
      direction={direction}
      campaign={campaign}
      languages={locales.map((other) => ({ locale: other, path: genuinePath({ locale: other, homeLocale }) }))}
      scripts={["genuine.js"]}
      {...(asked === undefined && { shared })}
    >
      <div className="reading">
        <h1>{words.isItOurs}</h1>
        <p className="lead">{words.genuineLead}</p>
        {asked !== undefined && <Verdict asked={asked} videos={videos} campaign={campaign} words={words} />}
        <ol className="checks">
          <li>
            <h2>{words.checkAddress}</h2>
            <p>{words.checkAddressText(new URL(site.origin).host)}</p>
          </li>
          <li>
            <h2>{words.checkHash}</h2>
            <p>{words.checkHashText}</p>
            <HashForm campaign={campaign} words={words} asked={asked} />
            <HowToCheck words={words} />
          </li>
          <li>
            <h2>{words.checkSignature}</h2>
            <p>{words.checkSignatureText}</p>
            <p>
              <code dir="ltr">
                sunny verify video.mp4 --manifest {site.origin}
                {MANIFEST_PATH} --key {signingKey}
              </code>
            </p>
            <ul className="downloads">
              <li>
                <a href={MANIFEST_PATH}>{words.signedList}</a> <span className="quiet">JSON</span>
              </li>
              <li>
                <a href={KEY_PATH}>{words.signingKey}</a> <span className="quiet">Ed25519</span>
              </li>
            </ul>
            <p>
              <code dir="ltr">{signingKey}</code>
            </p>
            <p className="quiet">{words.keyNote}</p>
          </li>
        </ol>
        <Fingerprints videos={videos} words={words} />
      </div>
    </Layout>,
  );
}

const SHA256 = /^[0-9a-f]{64}$/;

type VerdictProps = { asked: string; videos: readonly KnownVideo[]; campaign: PublishedCampaign; words: Words };

function Verdict({ asked, videos, campaign: { locale, timeZone }, words }: VerdictProps) {
  const sha256 = asked.replace(/\s/g, "").toLowerCase();
  if (!SHA256.test(sha256)) return <p className="verdict unsure">{words.hashMalformed}</p>;
  const known = videos.find((video) => video.sha256 === sha256);
  if (!known) {
    return (
      <div className="verdict no" role="status">
        <p>{words.hashUnknown}</p>
        <p className="quiet">{words.hashUnknownNote}</p>
      </div>
    );
  }
  return (
    <div className={`verdict ${known.standing}`} role="status">
      <p>{VERDICTS[known.standing](words)}</p>
      <p>
        <a href={watchPath({ ...known, slug: known.episode })}>{known.title}</a>
        {words.comma} <bdi>{nameOf(known.locale)}</bdi>
        {words.comma} <InstantDay at={known.retraction?.at ?? known.releasedAt} locale={locale} timeZone={timeZone} />
      </p>
      {known.retraction && <p dir="auto">{known.retraction.reason}</p>}
    </div>
  );
}

const VERDICTS: Record<KnownVideo["standing"], (words: Words) => string> = {
  current: (words) => words.hashCurrent,
  replaced: (words) => words.hashReplaced,
  retracted: (words) => words.hashRetracted,
};

type FormProps = { campaign: PublishedCampaign; words: Words; asked: string | undefined };

function HashForm({ campaign, words, asked }: FormProps) {
  return (
    <form className="hash-form" action={genuinePath(campaign)} method="get">
      <label htmlFor="copy" className="choose" hidden>
        {words.chooseFile}
        <input id="copy" type="file" accept="video/*" />
      </label>
      <label htmlFor="sha256">{words.hashLabel}</label>
      <div className="field-row">
        <input
          id="sha256"
          name="sha256"
          defaultValue={asked}
          required
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          dir="ltr"
        />
        <button type="submit">{words.hashCheck}</button>
      </div>
    </form>
  );
}

function Fingerprints({ videos, words }: { videos: readonly KnownVideo[]; words: Words }) {
  const current = videos.filter(({ standing }) => standing === "current");
  if (current.length === 0) return null;
  return (
    <details className="fingerprints">
      <summary>{words.allFingerprints}</summary>
      <ul>
        {current.map((video) => (
          <li key={`${video.sha256} ${video.locale} ${video.format}`}>
            <p>
              <a href={watchPath({ ...video, slug: video.episode })}>{video.title}</a>{" "}
              <span className="quiet">
                <bdi>{nameOf(video.locale)}</bdi> · {words.shapes[video.format]}
              </span>
            </p>
            <code dir="ltr">{video.sha256}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
