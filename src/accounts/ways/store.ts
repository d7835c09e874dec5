import type { Transaction } from "#access/index.ts";
import { MINUTE } from "#core/clock.ts";
import type { Ways } from "./ways.ts";

/** How long an authenticator may take to sign. */
export const CHALLENGE_MS = 5 * MINUTE;

/** The ways in that a person has now. Locks the person, so that two changes do not each leave the other's. */
export async function lockWays(tx: Transaction, personId: string): Promise<Ways> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Person" WHERE "id" = ${personId}::uuid FOR UPDATE`;
  return readWays(tx, personId);
}

export async function readWays(tx: Transaction, personId: string): Promise<Ways> {
  const person = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { password: true, totp: { select: { confirmedAt: true } }, _count: { select: { passkeys: true } } },
  });
  return {
    hasPassword: person.password !== null,
    isPasswordLong: person.password?.isLong ?? false,
    hasTotp: (person.totp?.confirmedAt ?? null) !== null,
    passkeys: person._count.passkeys,
  };
}

export function findPassword(tx: Transaction, personId: string) {
  return tx.password.findUnique({ where: { personId } });
}

export async function savePassword(
  tx: Transaction,
  personId: string,
  row: { hash: string; isLong: boolean; setAt: Date },
): Promise<void> {
  await tx.password.upsert({ where: { personId }, update: row, create: { personId, ...row } });
}

export async function deletePassword(tx: Transaction, personId: string): Promise<void> {
  await tx.password.deleteMany({ where: { personId } });
}

export function findTotp(tx: Transaction, personId: string) {
  return tx.totp.findUnique({ where: { personId } });
}

export async function saveTotp(tx: Transaction, personId: string, row: { sealed: string; createdAt: Date }) {
  const fresh = { ...row, confirmedAt: null, lastStep: 0 };
  await tx.totp.upsert({ where: { personId }, update: fresh, create: { personId, ...fresh } });
}

/** Takes the code of a step, once: false when that one or a later one was taken before. */
export async function takeTotpStep(
  tx: Transaction,
  personId: string,
  step: number,
  confirmedAt?: Date,
): Promise<boolean> {
  const { count } = await tx.totp.updateMany({
    where: { personId, lastStep: { lt: step } },
    data: { lastStep: step, ...(confirmedAt === undefined ? {} : { confirmedAt }) },
  });
  return count === 1;
}

export async function deleteTotp(tx: Transaction, personId: string): Promise<void> {
  await tx.totp.deleteMany({ where: { personId } });
}

export async function replaceRecoveryCodes(tx: Transaction, personId: string, hashes: string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ personId, codeHash })) });
}

export function countRecoveryCodes(tx: Transaction, personId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { personId, usedAt: null } });
}

/** Takes a recovery code, once. */
export async function takeRecoveryCode(
  tx: Transaction,
  { personId, codeHash, now }: { personId: string; codeHash: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { personId, codeHash, usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

export function findPasskeys(tx: Transaction, personId: string) {
  return tx.passkey.findMany({ where: { personId }, orderBy: { createdAt: "asc" } });
}

export function findPasskeyByCredential(tx: Transaction, credentialId: string) {
  return tx.passkey.findUnique({ where: { credentialId }, include: { person: true } });
}

export type NewPasskey = {
  personId: string;
  credentialId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
  isSynced: boolean;
  name: string;
  createdAt: Date;
};

export function insertPasskey(tx: Transaction, data: NewPasskey) {
  return tx.passkey.create({ data });
}

export async function renamePasskeyRow(tx: Transaction, personId: string, id: string, name: string): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({ where: { id, personId }, data: { name } });
  return count === 1;
}

export async function deletePasskey(tx: Transaction, personId: string, id: string): Promise<boolean> {
  const { count } = await tx.passkey.deleteMany({ where: { id, personId } });
  return count === 1;
}

/** Notes the use of a passkey; false when its counter moved on since it was read: then two used it at once. */
export async function notePasskeyUse(
  tx: Transaction,
  { id, counter, next, now }: { id: string; counter: bigint; next: number; now: Date },
): Promise<boolean> {
  const { count } = await tx.passkey.updateMany({
    where: { id, counter },
    data: { counter: next, lastUsedAt: now },
  });
  return count === 1;
}

export async function insertChallenge(
  tx: Transaction,
  row: { value: string; personId: string | null; now: Date },
): Promise<void> {
  const { now, ...data } = row;
  await tx.challenge.deleteMany({ where: { expiresAt: { lte: now } } });
  await tx.challenge.create({ data: { ...data, expiresAt: new Date(now.getTime() + CHALLENGE_MS) } });
}

/** Uses a challenge up, whatever comes of it; false when it is unknown, used, too old or another person's. */
export async function takeChallenge(
  tx: Transaction,
  { value, personId, now }: { value: string; personId: string | null; now: Date },
): Promise<boolean> {
  const { count } = await tx.challenge.deleteMany({ where: { value, personId, expiresAt: { gt: now } } });
  return count === 1;
}

/** Removes all ways in of a person: a set-up link begins anew. */
export async function deleteWays(tx: Transaction, personId: string): Promise<void> {
  await deletePassword(tx, personId);
  await deleteTotp(tx, personId);
  await tx.passkey.deleteMany({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
}
