import type { PublishedCampaign, PublishedEpisode } from "../published.ts";
import { CalendarDay, InstantDay } from "./days.tsx";
import type { Words } from "./words.ts";

type ProofProps = { campaign: PublishedCampaign; episode: PublishedEpisode; words: Words };

/** Who approved the video in which role, when its advice is read again, and the hash of its file. */
export function Proof({ campaign: { timeZone, isDemo }, episode, words }: ProofProps) {
  const { locale, approvals, nextCheckOn, isSyntheticVoice, video } = episode;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">{words.proof}</h2>
      <dl className="proof">
        {approvals.map(({ kind, by, at }) => (
          <div key={`${kind} ${by}`}>
            <dt>{words.approvalKind[kind]}</dt>
            <dd>
              {isDemo && <span className="tag">{words.demo}</span>}
              <bdi>{by}</bdi>, <InstantDay at={at} locale={locale} timeZone={timeZone} />
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
        {isSyntheticVoice && (
          <div>
            <dt>{words.voice}</dt>
            <dd>{words.syntheticVoice}</dd>
          </div>
        )}
        <div>
          <dt>{words.fingerprint}</dt>
          <dd>
            <code dir="ltr">{video.sha256}</code>
            <p className="quiet">{words.fingerprintNote}</p>
            <HowToCheck words={words} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

const COMMANDS = [
  { system: "Windows", command: "certutil -hashfile video.mp4 SHA256" },
  { system: "macOS", command: "shasum -a 256 video.mp4" },
  { system: "Linux", command: "sha256sum video.mp4" },
];

function HowToCheck({ words }: { words: Words }) {
  return (
    <details>
      <summary>{words.howToCheck}</summary>
      <ul>
        {COMMANDS.map(({ system, command }) => (
          <li key={system}>
            {system} <code dir="ltr">{command}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
