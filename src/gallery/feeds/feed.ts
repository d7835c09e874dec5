import type { FeedFile, PageLocale } from "../addresses.ts";
import { feedPath, homePath, topicPath } from "../addresses.ts";
import type { PublicSite } from "../published.ts";
import type { FeedEntry } from "./entries.ts";

/** A feed before it is written in one of its three forms. */
export type Feed = {
  site: PublicSite;
  title: string;
  description: string;
  place: PageLocale;
  topicSlug?: string | undefined;
  /** When anything in it changed last. */
  changedAt: Date;
  entries: FeedEntry[];
};

/** Where the feed itself is, and the page that it is about. */
export function linksOf({ site, place, topicSlug }: Feed, file: FeedFile): { self: string; page: string } {
  const page = topicSlug === undefined ? homePath(place) : topicPath(place, topicSlug);
  return { self: site.origin + feedPath(place, file, topicSlug), page: site.origin + page };
}

/** An entry as simple HTML: its paragraphs, as text. */
export function htmlOf({ text }: FeedEntry): string {
  return text.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);

/** The XML that the library writes, without the spaces that it puts around texts: readers show them. */
export function withoutPadding(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, "><![CDATA[").replace(/\]\]>\s+<\//g, "]]></");
}
