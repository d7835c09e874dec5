import { durationForMachines } from "../../video-object.ts";
import { htmlDocument } from "../layout.tsx";
import { durationInWords } from "../measures.ts";
import { Comments } from "./comments.tsx";
import type { PreviewPageInput } from "./facts.ts";
import { PreviewFrame } from "./frame.tsx";
import { Instant } from "./instant.tsx";
import { PREVIEW_WORDS as words } from "./words.ts";

/** The page on which a guest watches one exact video, and says what they think where they may. */
export function previewPage(input: PreviewPageInput): string {
  const { title, topic, action, campaign, locale, direction, format, durationMs, version, timeZone } = input;
  return htmlDocument(
    <PreviewFrame title={`${words.preview}: ${title}`} kind="watch" banner={<Banner {...input} />}>
      <div className={`watching ${format}`}>
        <Player {...input} />
        <article aria-labelledby="title">
          <div lang={locale} dir={direction}>
            <p className="topic">{topic}</p>
            <h1 id="title">{title}</h1>
          </div>
          <p className="episode-facts">
            <bdi>{campaign}</bdi>
            <span>{words.version(version)}</span>
            <time dateTime={durationForMachines(durationMs)}>{durationInWords(durationMs, "en")}</time>
          </p>
          <Notes {...input} />
          <section className="action" aria-labelledby="action">
            <h2 id="action">{words.theOneThing}</h2>
            <p lang={locale} dir={direction}>
              {action}
            </p>
          </section>
          {input.comments && <Comments comments={input.comments} timeZone={timeZone} />}
          <Transcript {...input} />
        </article>
      </div>
    </PreviewFrame>,
  );
}

function Banner({ madeFor, expiresAt, timeZone }: PreviewPageInput) {
  return (
    <aside className="demo-banner" aria-label={words.preview}>
      <p>
        <strong>{words.preview}</strong> {words.notOut} {words.worksUntil}{" "}
        <Instant at={expiresAt} timeZone={timeZone} />. <bdi>{words.openedFor(madeFor)}</bdi>
      </p>
    </aside>
  );
}

function Notes({ isDraft, isCurrent }: PreviewPageInput) {
  if (!isDraft && isCurrent) return null;
  return (
    <ul className="notes">
      {isDraft && (
        <li>
          <span className="tag">{words.draft}</span> {words.draftNote}
        </li>
      )}
      {!isCurrent && <li>{words.olderNote}</li>}
    </ul>
  );
}

function Player({ files: { video, poster, captions }, width, height, locale }: PreviewPageInput) {
  return (
    <div className="player">
      <video
        controls
        preload="metadata"
        playsInline
        poster={poster}
        width={width}
        height={height}
        aria-labelledby="title"
      >
        <source src={video} type="video/mp4" />
        <track kind="captions" src={captions} srcLang={locale} label={words.captionsLabel} />
        <p>
          {words.cannotPlay} <a href={video}>{words.download}</a>
        </p>
      </video>
    </div>
  );
}

function Transcript({ transcript, locale, direction }: PreviewPageInput) {
  if (transcript.length === 0) return null;
  const seen = new Map<string, number>();
  return (
    <section aria-labelledby="transcript">
      <h2 id="transcript">{words.transcript}</h2>
      <div lang={locale} dir={direction} className="lines">
        {transcript.map((paragraph) => {
          const times = seen.get(paragraph) ?? 0;
          seen.set(paragraph, times + 1);
          return <p key={`${paragraph} ${times}`}>{paragraph}</p>;
        })}
      </div>
    </section>
  );
}
