import { type ContentHash, contentHash } from "#core/content-hash.ts";
import type { Storyboard } from "./schema.ts";

/** The name of a storyboard's exact content: another word, locale, format or theme gives another hash. */
export function storyboardHash(storyboard: Storyboard): ContentHash {
  return contentHash(storyboard);
}
