import type { PublishedEpisode } from "../published.ts";

/** The path of the public page itself. */
export const HOME_PATH = "/";

/** The path of the page on which one episode is watched. */
export function watchPath({ slug }: Pick<PublishedEpisode, "slug">): string {
  return `/watch/${encodeURIComponent(slug)}`;
}

/** Tells whether an address from a script may become a link: anything but the web is shown as text. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
}
