import type { PublicSite } from "../published.ts";
import { noticePage } from "./notice.tsx";
import { wordsFor } from "./words.ts";

/** The page for an address at which there is nothing; hidden things look the same as missing ones. */
export function notFoundPage({ site, requestId }: { site: PublicSite; requestId: string }): string {
  const words = wordsFor("en");
  return noticePage({ site, requestId, title: words.notFoundTitle, text: words.notFoundText });
}
