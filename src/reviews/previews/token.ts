import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { ContentHash } from "#core/content-hash.ts";

/** What a link opens: all of it is signed, so a row that somebody changed opens nothing. */
export type SignedLink = { id: string; contentHash: ContentHash; expiresAt: Date; scope: "watch" | "comment" };

const ID_BYTES = 16;
const MAC_BYTES = 32;
// 48 bytes are 64 letters without a spare bit: each of them counts.
const FORM = /^[A-Za-z0-9_-]{64}$/;

/** Keys of their own for preview links, made of the keys for secrets: the first signs, all of them are believed. */
export function previewKeys(secretKeys: readonly Uint8Array[]): Uint8Array[] {
  return secretKeys.map((key) => new Uint8Array(hkdfSync("sha256", key, "", "sunny-corner preview links", MAC_BYTES)));
}

/** The secret part of a link's address: its id and the signature over what it opens. */
export function tokenOf(link: SignedLink, keys: readonly Uint8Array[]): string {
  const [key] = keys;
  if (key === undefined) throw new Error("There is no key for preview links.");
  return Buffer.concat([Buffer.from(link.id.replaceAll("-", ""), "hex"), sign(link, key)]).toString("base64url");
}

/** The id in a token and the signature to be checked; what has not the form of one gives an id that nothing has. */
export function readToken(token: string): { id: string; mac: Buffer } {
  const bytes = FORM.test(token) ? Buffer.from(token, "base64url") : Buffer.alloc(ID_BYTES + MAC_BYTES);
  const hex = bytes.subarray(0, ID_BYTES).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { id, mac: bytes.subarray(ID_BYTES) };
}

/** Whether one of the keys signed exactly this. Takes as long for a wrong signature as for a right one. */
export function isSigned(link: SignedLink, mac: Uint8Array, keys: readonly Uint8Array[]): boolean {
  return keys.map((key) => timingSafeEqual(sign(link, key), mac)).some(Boolean);
}

function sign({ id, contentHash, expiresAt, scope }: SignedLink, key: Uint8Array): Buffer {
  const signed = ["sunny-corner preview link 1", id, contentHash, expiresAt.toISOString(), scope];
  return createHmac("sha256", key).update(JSON.stringify(signed)).digest();
}
