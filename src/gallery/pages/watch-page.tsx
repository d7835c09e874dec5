import { embedPath, homePath, seriesPath, topicPath, watchPath } from "../addresses.ts";
import { embedCode, frameSize } from "../oembed.ts";
import type { PublicSite, PublishedCampaign, PublishedEpisode, PublishedFormat } from "../published.ts";
import { videoObject } from "../video-object.ts";
import { EpisodeCard, EpisodeFacts } from "./episode-card.tsx";
import { Facts } from "./facts.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { durationInWords, sizeInWords } from "./measures.ts";
import { Player } from "./player.tsx";
import { Proof } from "./proof.tsx";
import { posterOf, ShapeSwitch, shapeOf } from "./shapes.tsx";
import { type Words, wordsFor } from "./words.ts";

export type WatchPageInput = {
  site: PublicSite;
  campaign: PublishedCampaign;
  episode: PublishedEpisode;
  /** The shape that a visitor chose. */
  format?: string;
  /** A series that is no longer on the front page has an address of its own. */
  isFront?: boolean;
};

const MORE_EPISODES = 4;

/** The page on which one episode is watched, read and checked. */
export function watchPage({ site, campaign, episode, format, isFront = true }: WatchPageInput): string {
  const { title, action, locale, homeLocale, direction, locales } = episode;
  const words = wordsFor(locale);
  const shown = shapeOf(episode, format);
  const { video, width, height, durationMs } = shown;
  const description = words.watchDescription(action, durationInWords(durationMs, locale));
  return htmlDocument(
    <Layout
      site={site}
      kind="watch"
      title={`${title} · ${campaign.title}`}
      locale={locale}
      homeLocale={homeLocale}
      direction={direction}
      campaign={campaign}
      languages={locales.map((other) => ({ locale: other, path: watchPath({ ...episode, locale: other }) }))}
      scripts={["player.js"]}
      shared={{
        path: watchPath(episode),
        description,
        poster: posterOf(episode, format),
        video: { ...video, width, height },
        player: embedPath(episode),
        facts: videoObject({ site, campaign, episode, shown, description }),
      }}
    >
      <div className={["watching", shown.format, ...fittingOf(episode, shown, format)].join(" ")}>
        <div className="player">
          <Player episode={episode} shown={shown} isChosen={format !== undefined} words={words} label="title" />
          <div className="player-ways">
            <ShapeSwitch episode={episode} shown={shown} words={words} />
            <Speed words={words} />
          </div>
        </div>
        <article aria-labelledby="title">
          <a className="back" href={isFront ? homePath(episode) : seriesPath({ ...episode, slug: campaign.slug })}>
            {words.allEpisodes}
          </a>
          <p className="topic">
            <a href={topicPath(episode, episode.topicSlug)}>{episode.topic}</a>
          </p>
          <h1 id="title">{title}</h1>
          <EpisodeFacts episode={episode} timeZone={campaign.timeZone} />
          <section className="action" aria-labelledby="action">
            <h2 id="action">{words.theOneThing}</h2>
            <p>{action}</p>
          </section>
          <Presenter episode={episode} words={words} />
          <Downloads episode={episode} shown={shown} words={words} />
          <Transcript episode={episode} words={words} />
          <Facts episode={episode} words={words} />
          <Proof campaign={campaign} episode={episode} shown={shown} words={words} />
          <Share site={site} episode={episode} shown={shown} words={words} />
        </article>
      </div>
      <MoreEpisodes campaign={campaign} watched={episode} words={words} />
    </Layout>,
  );
}

// Where the browser may take another shape than the first, there has to be room for it.
function fittingOf({ formats }: PublishedEpisode, shown: PublishedFormat, chosen: string | undefined): string[] {
  const has = (wanted: string) => chosen === undefined && formats.some(({ format }) => format === wanted);
  if (shown.format === "landscape") return has("vertical") ? ["or-tall"] : [];
  return has("landscape") ? ["or-wide"] : [];
}

type PartProps = { episode: PublishedEpisode; words: Words };

// Players have a menu for it, or not: the script shows this one, which is the same everywhere.
function Speed({ words }: { words: Words }) {
  return (
    <label className="speed" hidden>
      {words.speed}{" "}
      <select defaultValue="1" autoComplete="off">
        {["0.5", "0.75", "1", "1.25", "1.5", "2"].map((speed) => (
          <option key={speed} value={speed}>
            {speed}×
          </option>
        ))}
      </select>
    </label>
  );
}

function Presenter({ episode: { presenter }, words }: PartProps) {
  if (!presenter) return null;
  return (
    <p className="presenter">
      <span className="quiet">{words.presentedBy}</span> <bdi>{presenter.name}</bdi>
      <span className="quiet">
        {words.comma} <bdi>{presenter.role}</bdi>
      </span>
    </p>
  );
}

function Downloads({ episode: { slug, locale }, shown: { video, captions }, words }: PartProps & Shown) {
  const kind = video.mediaType.replace("video/", "");
  return (
    <ul className="downloads">
      <li>
        <a href={video.url} download={`${slug}.${kind}`}>
          {words.downloadVideo}
        </a>{" "}
        <span className="quiet">
          <bdi>{kind.toUpperCase()}</bdi> · <bdi>{sizeInWords(video.bytes, locale)}</bdi>
        </span>
      </li>
      <li>
        <a href={captions.url} download={`${slug}.${locale}.vtt`}>
          {words.downloadCaptions}
        </a>{" "}
        <span className="quiet">WebVTT</span>
      </li>
    </ul>
  );
}

type Shown = { shown: PublishedFormat };

function Transcript({ episode: { transcript }, words }: PartProps) {
  if (transcript.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <section className="transcript" aria-labelledby="transcript">
      <h2 id="transcript">{words.transcript}</h2>
      {transcript.map((paragraph) => {
        const times = seen.get(paragraph) ?? 0;
        seen.set(paragraph, times + 1);
        return <p key={`${paragraph} ${times}`}>{paragraph}</p>;
      })}
    </section>
  );
}

function Share({ site, episode, shown, words }: PartProps & Shown & { site: PublicSite }) {
  const address = new URL(watchPath(episode), site.origin).href;
  const text = words.shareLine(episode.title, episode.action, address);
  const code = embedCode(site, episode, frameSize(shown, {}));
  return (
    <section className="share" aria-labelledby="share">
      <h2 id="share">{words.share}</h2>
      <CopyField id="share-text" label={words.shareText} text={text} words={words} />
      <CopyField id="embed-code" label={words.embedCode} text={code} words={words} isCode />
    </section>
  );
}

type CopyFieldProps = { id: string; label: string; text: string; words: Words; isCode?: boolean };

function CopyField({ id, label, text, words, isCode = false }: CopyFieldProps) {
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={3} defaultValue={text} dir={isCode ? "ltr" : "auto"} spellCheck={false} />
      <button type="button" hidden data-copies={id} data-done={words.copied}>
        {words.copy}
      </button>
    </div>
  );
}

type MoreProps = { campaign: PublishedCampaign; watched: PublishedEpisode; words: Words };

function MoreEpisodes({ campaign, watched, words }: MoreProps) {
  const others = campaign.episodes.filter(({ slug }) => slug !== watched.slug);
  // What is about the same comes first.
  const near = (episode: PublishedEpisode) => Number(episode.topicSlug !== watched.topicSlug);
  const related = others.toSorted((a, b) => near(a) - near(b)).slice(0, MORE_EPISODES);
  if (related.length === 0) return null;
  return (
    <section className="more" aria-labelledby="more">
      <h2 id="more">{words.moreEpisodes}</h2>
      <ul className="cards">
        {related.map((episode) => (
          <li key={`${episode.slug} ${episode.locale}`}>
            <EpisodeCard campaign={campaign} episode={episode} />
          </li>
        ))}
      </ul>
    </section>
  );
}
