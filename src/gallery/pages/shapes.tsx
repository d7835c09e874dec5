import { watchPath } from "../addresses.ts";
import type { PublishedEpisode, PublishedFormat } from "../published.ts";
import type { Words } from "./words.ts";

/** The shape that is shown: the one asked for, or the campaign's first. */
export function shapeOf({ formats }: PublishedEpisode, format?: string): PublishedFormat {
  const shape = formats.find((each) => each.format === format) ?? formats[0];
  if (!shape) throw new Error("An episode is out in at least one format.");
  return shape;
}

/** The poster of an episode with its size. */
export function posterOf(episode: PublishedEpisode, format?: string) {
  const { poster, width, height } = shapeOf(episode, format);
  return { ...poster, width, height };
}

type SwitchProps = { episode: PublishedEpisode; shown: PublishedFormat; words: Words };

/** The same video in other shapes, each a link. */
export function ShapeSwitch({ episode, shown, words }: SwitchProps) {
  if (episode.formats.length < 2) return null;
  return (
    <nav className="shapes" aria-label={words.shape}>
      <ul>
        {episode.formats.map(({ format }) => (
          <li key={format}>
            <a
              href={`${watchPath(episode)}?format=${format}`}
              aria-current={format === shown.format ? "true" : undefined}
              rel="nofollow"
            >
              <svg className={`shape ${format}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                <rect {...SHAPES[format]} rx="3" />
              </svg>
              {words.shapes[format]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const SHAPES = {
  vertical: { x: 7, y: 2, width: 10, height: 20 },
  square: { x: 4, y: 4, width: 16, height: 16 },
  landscape: { x: 2, y: 7, width: 20, height: 10 },
} as const;
