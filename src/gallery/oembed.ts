import { embedPath, watchPath } from "./addresses.ts";
import { findEpisode } from "./edition/series-in.ts";
import type { Edition, PublicSite } from "./published.ts";

const MIN_SIDE = 160;

export type AskedSize = { maxWidth?: number | undefined; maxHeight?: number | undefined };

/** What another site needs to show an episode (oEmbed 1.0); null when the address is none of an episode that is out. */
export function oembed(site: PublicSite, edition: Edition, address: string, asked: AskedSize): object | null {
  if (!URL.canParse(address) || new URL(address).origin !== new URL(site.origin).origin) return null;
  const [, tag, slug] = /^(?:\/([A-Za-z-]{2,12}))?\/(?:watch|embed)\/([^/]+)$/.exec(new URL(address).pathname) ?? [];
  const found = slug === undefined ? undefined : findEpisode(edition, slug, tag);
  const shown = found?.episode.formats[0];
  if (!found || !shown) return null;
  const { campaign, episode } = found;
  const absolute = (path: string) => new URL(path, site.origin).href;
  const { width, height } = frameSize(shown, asked);
  return {
    version: "1.0",
    type: "video",
    title: episode.title,
    author_name: campaign.title,
    author_url: absolute("/"),
    provider_name: "Sunny Corner",
    provider_url: absolute("/"),
    // A video may be corrected or taken down: whoever keeps this asks again soon.
    cache_age: 60,
    thumbnail_url: absolute(shown.poster.url),
    thumbnail_width: shown.width,
    thumbnail_height: shown.height,
    html: embedCode(site, episode, { width, height }),
    width,
    height,
    url: absolute(watchPath(episode)),
  };
}

type Framed = { slug: string; locale: string; homeLocale: string; title: string };

/** The HTML that shows an episode on another page; the frame may do nothing but play. */
export function embedCode(site: PublicSite, episode: Framed, { width, height }: { width: number; height: number }) {
  const src = new URL(embedPath(episode), site.origin).href;
  return `<iframe src="${escaped(src)}" title="${escaped(episode.title)}" width="${width}" height="${height}" allow="fullscreen; picture-in-picture" allowfullscreen loading="lazy" referrerpolicy="no-referrer" sandbox="allow-same-origin allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>`;
}

/** The size of a frame for this shape: at most 480 high by itself, and never more than was asked for. */
export function frameSize(
  shape: { width: number; height: number },
  { maxWidth = Number.POSITIVE_INFINITY, maxHeight = 480 }: AskedSize,
): { width: number; height: number } {
  const scale = Math.min(maxWidth / shape.width, maxHeight / shape.height, 1);
  return {
    width: Math.max(MIN_SIDE, Math.round(shape.width * scale)),
    height: Math.max(MIN_SIDE, Math.round(shape.height * scale)),
  };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&"<>]/g, (sign) => ENTITIES[sign] ?? sign);
