import { isWebAddress } from "../addresses.ts";
import type { PublishedEpisode, PublishedSource } from "../published.ts";
import { CalendarDay } from "./days.tsx";
import type { Words } from "./words.ts";

type FactsProps = { episode: PublishedEpisode; words: Words };

/** What the episode says as fact, each with its source and the day on which it was read. */
export function Facts({ episode: { claims, locale }, words }: FactsProps) {
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{words.facts}</h2>
      <ol className="facts">
        {claims.map(({ text, source }) => (
          <li key={`${text} ${source.url}`}>
            <p>{text}</p>
            <p className="source">
              <bdi>{source.publisher}</bdi>
              {words.comma} <SourceTitle source={source} />
              {words.comma} {words.readOn} <CalendarDay on={source.readOn} locale={locale} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceTitle({ source: { title, url } }: { source: PublishedSource }) {
  if (!isWebAddress(url)) return <cite dir="auto">{title}</cite>;
  return (
    <cite>
      <a href={url} rel="noreferrer" dir="auto">
        {title}
      </a>
    </cite>
  );
}
