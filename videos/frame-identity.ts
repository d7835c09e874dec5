import { createHash } from "node:crypto";

const WORDS = />[^<\s][^<]*</;
// What the element around a picture says of its language, and how letters stand in it.
const LANGUAGE = /(?:\slang="[^"]*"|--(?:tight|leading-display|leading-text):[^;"]*;?)/g;

/** The name of a frame's picture by its markup: equal markup is the same picture; without words, in whatever language. */
export function identityOf(markup: string): string {
  const seen = WORDS.test(markup) ? markup : markup.replace(/^<[^>]*>/, (root) => root.replace(LANGUAGE, ""));
  return createHash("sha256").update(seen).digest("hex");
}
