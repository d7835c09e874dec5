import { embedPath, watchPath } from "./addresses.ts";
import type { PublicSite, PublishedCampaign, PublishedEpisode, PublishedFormat } from "./published.ts";

type Described = {
  site: PublicSite;
  campaign: Pick<PublishedCampaign, "title">;
  episode: PublishedEpisode;
  shown: PublishedFormat;
  description: string;
};

/** An episode as schema.org's VideoObject, for search engines. */
export function videoObject({ site, campaign, episode, shown, description }: Described): object {
  const absolute = (path: string) => new URL(path, site.origin).href;
  const { history, presenter } = episode;
  return {
    "@context": "https://schema.org",
    "@type": "VideoObject",
    name: episode.title,
    description,
    inLanguage: episode.locale,
    url: absolute(watchPath(episode)),
    thumbnailUrl: absolute(shown.poster.url),
    contentUrl: absolute(shown.video.url),
    embedUrl: absolute(embedPath(episode)),
    encodingFormat: shown.video.mediaType,
    contentSize: String(shown.video.bytes),
    sha256: shown.video.sha256,
    width: shown.width,
    height: shown.height,
    duration: durationForMachines(shown.durationMs),
    uploadDate: (history.at(-1)?.at ?? episode.releasedAt).toISOString(),
    dateModified: episode.releasedAt.toISOString(),
    transcript: episode.transcript.join("\n"),
    caption: { "@type": "MediaObject", contentUrl: absolute(shown.captions.url), encodingFormat: "text/vtt" },
    isFamilyFriendly: true,
    isAccessibleForFree: true,
    isPartOf: { "@type": "CreativeWorkSeries", name: campaign.title },
    ...(presenter && { actor: { "@type": "Person", name: presenter.name } }),
    citation: episode.claims.map(({ source }) => ({ "@type": "WebPage", name: source.title, url: source.url })),
  };
}

/** Tells a length as ISO 8601 does: `PT32S`. */
export function durationForMachines(durationMs: number): string {
  return `PT${Math.max(1, Math.round(durationMs / 1000))}S`;
}
