import { timingSafeEqual } from "node:crypto";
import { scopesOf, type Transaction } from "#access/index.ts";
import { digestOf } from "../secrets.ts";
import { findTokenWithOwner, touchToken } from "../tokens/store.ts";
import { parseToken } from "../tokens/token-text.ts";
import type { Recognised } from "./recognise-session.ts";

/**
 * Whose token it is, or undefined when it is unknown, revoked, expired, or its owner inactive. It has what its scopes
 * name and its owner may still do today. It is never fresh: what needs a person at the keyboard is not a token's.
 */
export async function recogniseToken(tx: Transaction, text: string): Promise<Recognised | undefined> {
  const given = parseToken(text);
  const token = given && (await findTokenWithOwner(tx, given.id));
  if (!given || !token || !isSame(digestOf(given.secret), token.secretHash)) return undefined;
  if (!token.isActive || token.revokedAt !== null || token.now >= token.expiresAt) return undefined;
  await touchToken(tx, token);
  const owned: readonly string[] = scopesOf(token.roles);
  const isBound = !token.roles.includes("producer") && token.roles.includes("translator");
  return {
    actor: {
      type: "token",
      personId: token.personId,
      tokenId: token.id,
      scopes: token.scopes.filter((scope) => owned.includes(scope)),
      ...(isBound ? { locales: token.locales } : {}),
    },
    signedInAt: token.now,
    isFresh: false,
  };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
