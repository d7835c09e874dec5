import { type ContentHash, contentHash } from "#core/content-hash.ts";
import type { Storyboard } from "#storyboards/index.ts";
import type { Quality } from "./quality.ts";

/** The name of a storyboard's exact content: another word, locale, format or theme gives another hash. */
export function storyboardHash(storyboard: Storyboard): ContentHash {
  return contentHash(storyboard);
}

/** The name of a render: everything that shapes its bytes. What is approved and released is this hash. */
export function renderKey(parts: {
  storyboardHash: ContentHash;
  templateHash: ContentHash;
  quality: Quality;
}): ContentHash {
  return contentHash({ kind: "render", ...parts });
}
