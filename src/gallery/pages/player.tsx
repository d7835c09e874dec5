import type { PublishedEpisode, PublishedFormat } from "../published.ts";
import type { Words } from "./words.ts";

type PlayerProps = {
  episode: PublishedEpisode;
  shown: PublishedFormat;
  isChosen: boolean;
  words: Words;
  label: string;
};

// A phone held upright gets the tall video, a wide window the wide one; watch.css makes room by the same conditions.
const FITS: Partial<Record<PublishedFormat["format"], string>> = {
  vertical: "(max-width: 45.99rem) and (max-aspect-ratio: 3/4)",
  landscape: "(min-width: 46rem) and (min-aspect-ratio: 4/3)",
};

/**
 * The browser's own player. Unless a visitor chose a shape, the browser takes the one that fits the screen; the last
 * source is for browsers that cannot tell.
 */
export function Player({ episode, shown, isChosen, words, label }: PlayerProps) {
  const { locale, hasOpenCaptions, formats } = episode;
  const others = isChosen ? [] : formats.filter(({ format }) => format !== shown.format && format in FITS);
  return (
    <video
      controls
      preload="metadata"
      playsInline
      poster={shown.poster.url}
      width={shown.width}
      height={shown.height}
      aria-labelledby={label}
    >
      {others.map(({ format, video, poster }) => (
        <source key={format} src={video.url} type={video.mediaType} media={FITS[format]} data-poster={poster.url} />
      ))}
      <source src={shown.video.url} type={shown.video.mediaType} />
      <track
        kind="captions"
        src={shown.captions.url}
        srcLang={locale}
        label={words.captionsLabel}
        default={!hasOpenCaptions}
      />
      <p>
        {words.cannotPlay} <a href={shown.video.url}>{words.downloadVideo}</a>
      </p>
    </video>
  );
}
