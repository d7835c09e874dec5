import type { Role, Transaction } from "#access/index.ts";
import { TOUCH_MS } from "../sessions/session-life.ts";

export type TokenWithOwner = {
  id: string;
  personId: string;
  secretHash: string;
  scopes: string[];
  expiresAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  roles: Role[];
  locales: string[];
  isActive: boolean;
  /** The time by the database's clock. */
  now: Date;
};

export async function findTokenWithOwner(tx: Transaction, id: string): Promise<TokenWithOwner | null> {
  const [row] = await tx.$queryRaw<TokenWithOwner[]>`
    SELECT t."id", t."personId", t."secretHash", t."scopes", t."expiresAt", t."revokedAt", t."lastUsedAt",
      p."roles"::text[], p."locales", p."isActive", now() AS "now"
    FROM "public"."Token" t JOIN "public"."Person" p ON p."id" = t."personId"
    WHERE t."id" = ${id}::uuid`;
  return row ?? null;
}

/** Notes that a token is used; once a minute is enough. */
export async function touchToken(
  tx: Transaction,
  { id, lastUsedAt, now }: Pick<TokenWithOwner, "id" | "lastUsedAt" | "now">,
): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < TOUCH_MS) return;
  await tx.token.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

export type NewToken = {
  id: string;
  personId: string;
  name: string;
  secretHash: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
};

export function insertToken(tx: Transaction, data: NewToken) {
  return tx.token.create({ data });
}

export function findTokens(tx: Transaction, personId: string) {
  return tx.token.findMany({ where: { personId }, orderBy: { createdAt: "desc" }, omit: { secretHash: true } });
}

export function countLiveTokens(tx: Transaction, personId: string, now: Date): Promise<number> {
  return tx.token.count({ where: { personId, revokedAt: null, expiresAt: { gt: now } } });
}

/** Revokes tokens of a person that are not revoked yet; returns how many. */
export async function revokeTokens(
  tx: Transaction,
  personId: string,
  { now, only }: { now: Date; only?: string },
): Promise<number> {
  const { count } = await tx.token.updateMany({
    where: { personId, revokedAt: null, ...(only === undefined ? {} : { id: only }) },
    data: { revokedAt: now },
  });
  return count;
}

export function findToken(tx: Transaction, personId: string, id: string) {
  return tx.token.findFirst({ where: { id, personId }, omit: { secretHash: true } });
}
