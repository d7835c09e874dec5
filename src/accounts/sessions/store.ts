import type { Role, Transaction } from "#access/index.ts";
import { DAY } from "#core/clock.ts";
import type { SignInWay } from "../ways/ways.ts";
import { TOUCH_MS } from "./session-life.ts";

// Long enough to see in the list what was signed in, when something is looked into.
const KEEP_MS = 30 * DAY;

export type SessionWithPerson = {
  id: string;
  personId: string;
  way: SignInWay;
  provenAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  roles: Role[];
  locales: string[];
  isActive: boolean;
  isDemo: boolean;
  /** The time by the database's clock. */
  now: Date;
};

/** The session of a secret with its person and the time, in one question: it is asked at every request. */
export async function findSessionBySecret(tx: Transaction, secretHash: string): Promise<SessionWithPerson | null> {
  const [row] = await tx.$queryRaw<SessionWithPerson[]>`
    SELECT s."id", s."personId", s."way"::text, s."provenAt", s."lastSeenAt", s."expiresAt", s."revokedAt",
      p."roles"::text[], p."locales", p."isActive", p."isDemo", now() AS "now"
    FROM "public"."Session" s JOIN "public"."Person" p ON p."id" = s."personId"
    WHERE s."secretHash" = ${secretHash}`;
  return row ?? null;
}

/** Notes that a session is used; once a minute is enough. */
export async function touchSession(
  tx: Transaction,
  { id, lastSeenAt, now }: Pick<SessionWithPerson, "id" | "lastSeenAt" | "now">,
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < TOUCH_MS) return;
  await tx.session.updateMany({ where: { id, lastSeenAt: { lt: now } }, data: { lastSeenAt: now } });
}

export function findSession(tx: Transaction, id: string) {
  return tx.session.findUnique({ where: { id } });
}

export function findSessions(tx: Transaction, personId: string, now: Date) {
  return tx.session.findMany({
    where: { personId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "desc" },
  });
}

export type NewSession = {
  personId: string;
  secretHash: string;
  way: SignInWay;
  userAgent: string;
  now: Date;
  expiresAt: Date;
};

export async function insertSession(tx: Transaction, { now, ...row }: NewSession): Promise<{ id: string }> {
  await tx.session.deleteMany({
    where: { personId: row.personId, expiresAt: { lt: new Date(now.getTime() - KEEP_MS) } },
  });
  return tx.session.create({ data: { ...row, createdAt: now, provenAt: now, lastSeenAt: now } });
}

/** Gives a session another secret, and a proof of now. */
export async function renewSession(
  tx: Transaction,
  { id, ...data }: { id: string; secretHash: string; way: SignInWay; provenAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.session.update({ where: { id }, data });
}

/** Ends one session, whosever it is. */
export async function replaceSession(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends sessions of a person; returns how many. */
export async function endSessions(
  tx: Transaction,
  personId: string,
  { now, only, except }: { now: Date; only?: string; except?: string },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      personId,
      revokedAt: null,
      ...(only === undefined ? {} : { id: only }),
      ...(except === undefined ? {} : { NOT: { id: except } }),
    },
    data: { revokedAt: now },
  });
  return count;
}
