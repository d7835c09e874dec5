/** In which language a page is: that of its series stands at the plain address, every other one under its tag. */
export type PageLocale = { locale: string; homeLocale: string };

/** The path of a page in a language: `/search`, `/es/search`. */
export function inLocale({ locale, homeLocale }: PageLocale, path: string): string {
  return locale === homeLocale ? path : `/${locale}${path}`;
}

/** The path of a series; the one on the front page has the shortest. */
export const homePath = (place: PageLocale) => inLocale(place, "/");
export const seriesPath = (place: PageLocale & { slug: string }) => inLocale(place, `/series/${encode(place.slug)}`);

/** The path of the page on which one episode is watched. */
export const watchPath = (place: PageLocale & { slug: string }) => inLocale(place, `/watch/${encode(place.slug)}`);

/** The path of the player alone, for other sites to frame. */
export const embedPath = (place: PageLocale & { slug: string }) => inLocale(place, `/embed/${encode(place.slug)}`);

/** The path of all that is out on a topic. */
export const topicPath = (place: PageLocale, topicSlug: string) => inLocale(place, `/topics/${encode(topicSlug)}`);

export const searchPath = (place: PageLocale) => inLocale(place, "/search");
export const genuinePath = (place: PageLocale) => inLocale(place, "/genuine");

export const FEEDS = ["feed.xml", "atom.xml", "feed.json"] as const;
export type FeedFile = (typeof FEEDS)[number];

/** The path of a feed: of everything in a language, or of one topic in it. */
export function feedPath(place: PageLocale, file: FeedFile, topicSlug?: string): string {
  return topicSlug === undefined ? inLocale(place, `/${file}`) : `${topicPath(place, topicSlug)}/${file}`;
}

export const CALENDAR_PATH = "/calendar.ics";
export const SITEMAP_PATH = "/sitemap.xml";
export const OEMBED_PATH = "/oembed";
export const MANIFEST_PATH = "/.well-known/psa-manifest.json";
export const KEY_PATH = "/.well-known/psa-key.json";

const encode = encodeURIComponent;

/** A topic as it stands in addresses: `password-managers`. Letters of any script stay as they are. */
export function topicSlugOf(topic: string): string {
  return topic
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}+/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

/** Tells whether an address from a script may become a link: anything but the web is shown as text. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
}
