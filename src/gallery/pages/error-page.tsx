import type { PublicSite } from "../published.ts";
import { noticePage } from "./notice.tsx";
import { wordsFor } from "./words.ts";

/** The page for a fault of ours; it never says what went wrong inside. */
export function errorPage({ site, requestId }: { site: PublicSite; requestId: string }): string {
  const words = wordsFor("en");
  return noticePage({ site, requestId, title: words.errorTitle, text: words.errorText });
}
