import { watchPath } from "../addresses.ts";
import type { PublishedCampaign, PublishedEpisode } from "../published.ts";
import { durationForMachines } from "../video-object.ts";
import { InstantDay } from "./days.tsx";
import { durationInWords } from "./measures.ts";
import { shapeOf } from "./shapes.tsx";
import { wordsFor } from "./words.ts";

type EpisodeProps = { campaign: PublishedCampaign; episode: PublishedEpisode };

/** An episode as one of many: poster, title, topic, length and day. */
export function EpisodeCard({ campaign, episode, heading: Heading = "h3" }: EpisodeProps & { heading?: "h2" | "h3" }) {
  return (
    <article className="card" lang={episode.locale} dir={episode.direction}>
      <Poster episode={episode} loading="lazy" />
      <div className="card-text">
        <p className="topic">{episode.topic}</p>
        <Heading>
          <a href={watchPath(episode)}>{episode.title}</a>
        </Heading>
        <EpisodeFacts episode={episode} timeZone={campaign.timeZone} />
      </div>
    </article>
  );
}

/** The newest episode, large, with the one thing to do. */
export function FeaturedEpisode({ campaign, episode }: EpisodeProps) {
  const words = wordsFor(episode.locale);
  return (
    <article className="card featured" lang={episode.locale} dir={episode.direction}>
      <Poster episode={episode} loading="eager" />
      <div className="card-text">
        <p className="topic">
          <span className="tag">{words.newest}</span> {episode.topic}
        </p>
        <h3>
          <a href={watchPath(episode)}>{episode.title}</a>
        </h3>
        <p className="card-action">{episode.action}</p>
        <EpisodeFacts episode={episode} timeZone={campaign.timeZone} />
        <p className="button" aria-hidden="true">
          {words.watch}
        </p>
      </div>
    </article>
  );
}

/** Length and day of release in one quiet line. */
export function EpisodeFacts({ episode, timeZone }: { episode: PublishedEpisode; timeZone: string }) {
  const { locale, releasedAt, history } = episode;
  const { durationMs } = shapeOf(episode);
  const isCorrected = history[0]?.is === "corrected";
  return (
    <p className="episode-facts">
      <time dateTime={durationForMachines(durationMs)}>{durationInWords(durationMs, locale)}</time>
      <span>
        {isCorrected && `${wordsFor(locale).updated} `}
        <InstantDay at={releasedAt} locale={locale} timeZone={timeZone} />
      </span>
    </p>
  );
}

// The title beside it says what the poster shows, so a screen reader need not hear it twice.
function Poster({ episode, loading }: { episode: PublishedEpisode; loading: "lazy" | "eager" }) {
  const { poster, width, height, format } = shapeOf(episode);
  return <img className={`poster ${format}`} src={poster.url} alt="" width={width} height={height} loading={loading} />;
}
