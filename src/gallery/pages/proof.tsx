import { genuinePath } from "../addresses.ts";
import type { EpisodeEvent, PublishedCampaign, PublishedEpisode, PublishedFormat } from "../published.ts";
import { CalendarDay, InstantDay } from "./days.tsx";
import type { Words } from "./words.ts";

type ProofProps = { campaign: PublishedCampaign; episode: PublishedEpisode; shown: PublishedFormat; words: Words };

/** Who approved the video in which role, when its advice is read again, what was corrected, and the hash of its file. */
export function Proof({ campaign: { timeZone, isDemo }, episode, shown, words }: ProofProps) {
  const { locale, approvals, nextCheckOn, isSyntheticVoice } = episode;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{words.proof}</h2>
      <dl className="proof">
        {approvals.map(({ kind, name, at }) => (
          <div key={kind}>
            <dt>{words.approvalKind[kind]}</dt>
            <dd>
              {isDemo && <span className="tag">{words.demo}</span>}
              {name !== null && (
                <>
                  <bdi>{name}</bdi>
                  {words.comma}{" "}
                </>
              )}
              {words.approvedBy[kind]}
              {words.comma} <InstantDay at={at} locale={locale} timeZone={timeZone} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.nextCheck}</dt>
          <dd>
            <CalendarDay on={nextCheckOn} locale={locale} />
            <p className="quiet">{words.nextCheckNote}</p>
          </dd>
        </div>
        <History episode={episode} timeZone={timeZone} words={words} />
        {isSyntheticVoice && (
          <div>
            <dt>{words.voice}</dt>
            <dd>{words.syntheticVoice}</dd>
          </div>
        )}
        <div>
          <dt>{words.fingerprint}</dt>
          <dd>
            <code dir="ltr">{shown.video.sha256}</code>
            <p className="quiet">{words.fingerprintNote}</p>
            <p>
              <a href={genuinePath(episode)}>{words.isItOurs}</a>
            </p>
            <HowToCheck words={words} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

type HistoryProps = { episode: PublishedEpisode; timeZone: string; words: Words };

function History({ episode: { history, locale }, timeZone, words }: HistoryProps) {
  if (history.length < 2) return null;
  return (
    <div>
      <dt>{words.history}</dt>
      <dd>
        <ol className="history">
          {history.map((event) => (
            <li key={`${event.is} ${event.at.toISOString()}`}>
              {WORD_OF[event.is](words)}
              {words.comma} <InstantDay at={event.at} locale={locale} timeZone={timeZone} />
              <Note event={event} />
            </li>
          ))}
        </ol>
      </dd>
    </div>
  );
}

const WORD_OF: Record<EpisodeEvent["is"], (words: Words) => string> = {
  released: (words) => words.historyReleased,
  corrected: (words) => words.historyCorrected,
  taken_down: (words) => words.historyTakenDown,
};

function Note({ event }: { event: EpisodeEvent }) {
  if (event.is === "taken_down") {
    return (
      <p className="quiet" dir="auto">
        {event.reason}
      </p>
    );
  }
  if (event.is === "released" || event.note === null) return null;
  return (
    <p className="quiet" lang={event.noteLocale} dir="auto">
      {event.note}
    </p>
  );
}

const COMMANDS = [
  { system: "Windows", command: "certutil -hashfile video.mp4 SHA256" },
  { system: "macOS", command: "shasum -a 256 video.mp4" },
  { system: "Linux", command: "sha256sum video.mp4" },
];

/** How to work out a SHA-256 with what each system brings along. */
export function HowToCheck({ words }: { words: Words }) {
  return (
    <details>
      <summary>{words.howToCheck}</summary>
      <ul className="how-to">
        {COMMANDS.map(({ system, command }) => (
          <li key={system}>
            {system} <code dir="ltr">{command}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
