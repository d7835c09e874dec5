import type { Request } from "express";
import { RequestFault } from "../fault.ts";

const LONGEST_KEY = 255;

/** The key under which a request may be sent again. Throws RequestFault when it is missing or no such key. */
export function readIdempotencyKey(request: Request): string {
  const key = request.get("Idempotency-Key")?.trim() ?? "";
  if (key === "") {
    throw new RequestFault(
      400,
      "idempotency-key-required",
      "Send an Idempotency-Key, a new one for each thing that you want to happen once: a UUID does.",
    );
  }
  if (key.length > LONGEST_KEY || !/^[\x21-\x7e]+$/.test(key)) {
    throw new RequestFault(
      400,
      "invalid-idempotency-key",
      `An Idempotency-Key has 1 to ${LONGEST_KEY} letters, digits and signs without spaces.`,
    );
  }
  return key;
}

/** The version that whoever edits has seen, without its quotes. Throws RequestFault 428 without one, 400 for no such tag. */
export function readIfMatch(request: Request): string {
  const tag = request.get("If-Match")?.trim() ?? "";
  if (tag === "") {
    throw new RequestFault(428, "if-match-required", "Read it first, then send its ETag as If-Match.");
  }
  // A weak tag is one that says "about the same", which never suffices to overwrite something (RFC 9110, 13.1.1).
  if (/^W\/"[\x21\x23-\x7e]*"$/.test(tag)) return tag;
  const inQuotes = /^"([\x21\x23-\x7e]*)"$/.exec(tag)?.[1];
  if (inQuotes === undefined) {
    throw new RequestFault(400, "invalid-if-match", 'If-Match takes one ETag as it was read, such as "3"; not *.');
  }
  return inQuotes;
}

/** The number in an ETag of ours; one that is none matches no version. */
export function versionIn(ifMatch: string): number {
  return /^[1-9]\d{0,8}$/.test(ifMatch) ? Number(ifMatch) : 0;
}

/** The ETag of a numbered version. */
export const etagOf = (version: number) => `"${version}"`;
