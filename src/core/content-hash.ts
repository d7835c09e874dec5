import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** A lower-case SHA-256 in hex: the name of exact content. */
export type ContentHash = string;

/** Hash of a JSON value in its canonical form (RFC 8785), so key order and spacing never matter. */
export function contentHash(value: unknown): ContentHash {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("Only a JSON value has a content hash.");
  return createHash("sha256").update(text).digest("hex");
}
