import type { PublicSite, PublishedCampaign, PublishedEpisode } from "../published.ts";
import { HOME_PATH, watchPath } from "./addresses.ts";
import { EpisodeCard, EpisodeFacts } from "./episode-card.tsx";
import { Facts } from "./facts.tsx";
import { htmlDocument, Layout } from "./layout.tsx";
import { durationInWords, sizeInWords } from "./measures.ts";
import { Proof } from "./proof.tsx";
import { type Words, wordsFor } from "./words.ts";

export type WatchPageInput = { site: PublicSite; campaign: PublishedCampaign; episode: PublishedEpisode };

const MORE_EPISODES = 4;

/** The page on which one episode is watched, read and checked. */
export function watchPage({ site, campaign, episode }: WatchPageInput): string {
  const { title, action, locale, direction, video, width, height, durationMs, format } = episode;
  const words = wordsFor(locale);
  return htmlDocument(
    <Layout
      site={site}
      kind="watch"
      title={`${title} · ${campaign.title}`}
      locale={locale}
      direction={direction}
      campaign={campaign}
      shared={{
        path: watchPath(episode),
        description: words.watchDescription(action, durationInWords(durationMs, locale)),
        poster: episode.poster,
        video: { ...video, width, height },
      }}
    >
      <div className={`watching ${format}`}>
        <Player episode={episode} words={words} />
        <article aria-labelledby="title">
          <a className="back" href={HOME_PATH}>
            {words.allEpisodes}
          </a>
          <p className="topic">{episode.topic}</p>
          <h1 id="title">{title}</h1>
          <EpisodeFacts episode={episode} timeZone={campaign.timeZone} />
          <section className="action" aria-labelledby="action">
            <h2 id="action">{words.theOneThing}</h2>
            <p>{action}</p>
          </section>
          <Downloads episode={episode} words={words} />
          <Transcript episode={episode} words={words} />
          <Facts episode={episode} words={words} />
          <Proof campaign={campaign} episode={episode} words={words} />
        </article>
      </div>
      <MoreEpisodes campaign={campaign} watched={episode} words={words} />
    </Layout>,
  );
}

type PartProps = { episode: PublishedEpisode; words: Words };

function Player({ episode, words }: PartProps) {
  const { video, poster, captions, hasOpenCaptions, width, height, locale } = episode;
  return (
    <div className="player">
      <video
        controls
        preload="metadata"
        playsInline
        poster={poster.url}
        width={width}
        height={height}
        aria-labelledby="title"
      >
        <source src={video.url} type={video.mediaType} />
        <track
          kind="captions"
          src={captions.url}
          srcLang={locale}
          label={words.captionsLabel}
          default={!hasOpenCaptions}
        />
        <p>
          {words.cannotPlay} <a href={video.url}>{words.downloadVideo}</a>
        </p>
      </video>
    </div>
  );
}

function Downloads({ episode: { video, captions, slug, locale }, words }: PartProps) {
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

function Transcript({ episode: { transcript }, words }: PartProps) {
  if (transcript.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <section aria-labelledby="transcript">
      <h2 id="transcript">{words.transcript}</h2>
      {transcript.map((paragraph) => {
        const times = seen.get(paragraph) ?? 0;
        seen.set(paragraph, times + 1);
        return <p key={`${paragraph} ${times}`}>{paragraph}</p>;
      })}
    </section>
  );
}

type MoreProps = { campaign: PublishedCampaign; watched: PublishedEpisode; words: Words };

function MoreEpisodes({ campaign, watched, words }: MoreProps) {
  const others = campaign.episodes.filter(({ slug }) => slug !== watched.slug).slice(0, MORE_EPISODES);
  if (others.length === 0) return null;
  return (
    <section className="more" aria-labelledby="more">
      <h2 id="more">{words.moreEpisodes}</h2>
      <ul className="cards">
        {others.map((episode) => (
          <li key={`${episode.slug} ${episode.locale}`}>
            <EpisodeCard campaign={campaign} episode={episode} />
          </li>
        ))}
      </ul>
    </section>
  );
}
