import type { PublishedCampaign, PublishedEpisode } from "../published.ts";

export const HOME_PATH = "/";

/** The path of a campaign's public page. */
export function galleryPath(campaign: Pick<PublishedCampaign, "slug">): string {
  return `/watch/${encodeURIComponent(campaign.slug)}`;
}

/** The path of the page on which one episode is watched. */
export function watchPath(campaign: Pick<PublishedCampaign, "slug">, episode: Pick<PublishedEpisode, "slug">): string {
  return `${galleryPath(campaign)}/${encodeURIComponent(episode.slug)}`;
}

/** Tells whether an address from a script may become a link: anything but the web is shown as text. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
}
