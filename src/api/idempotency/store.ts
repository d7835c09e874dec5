import type { Transaction } from "#access/index.ts";
import type { IdempotencyKey, Prisma } from "#generated/prisma/client.ts";

export type KeyName = { actor: string; key: string };
export type { IdempotencyKey };

/** Writes a key down for its first try; false when it is there already. */
export async function insertKey(
  database: Transaction,
  row: KeyName & { fingerprint: string; requestId: string; leaseUntil: Date },
): Promise<boolean> {
  const { count } = await database.idempotencyKey.createMany({ data: row, skipDuplicates: true });
  return count === 1;
}

export function findKey(database: Transaction, actor_key: KeyName): Promise<IdempotencyKey | null> {
  return database.idempotencyKey.findUnique({ where: { actor_key } });
}

/** Takes over a key whose try is dead; false when another was quicker. What only read is forgotten: it runs anew. */
export async function takeKey(
  database: Transaction,
  { actor, key, requestId, leaseUntil, hasWritten }: IdempotencyKey,
  mine: { requestId: string; leaseUntil: Date },
): Promise<boolean> {
  const { count } = await database.idempotencyKey.updateMany({
    where: { actor, key, requestId, leaseUntil },
    data: { ...mine, ...(hasWritten ? {} : { steps: [] }) },
  });
  return count === 1;
}

/** Adds what a transaction gave back, within that transaction; false when another try has taken the key over. */
export async function appendStep(
  tx: Transaction,
  { actor, key }: KeyName,
  requestId: string,
  step: string,
): Promise<boolean> {
  // Postgres numbers a transaction when it first writes.
  const [numbered] = await tx.$queryRaw<{ hasWritten: boolean }[]>`
    SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS "hasWritten"`;
  const { count } = await tx.idempotencyKey.updateMany({
    where: { actor, key, requestId },
    data: { steps: { push: step }, ...(numbered?.hasWritten ? { hasWritten: true } : {}) },
  });
  return count === 1;
}

export async function saveAnswer(
  database: Transaction,
  { actor, key }: KeyName,
  requestId: string,
  answer: Prisma.InputJsonObject,
): Promise<void> {
  await database.idempotencyKey.updateMany({ where: { actor, key, requestId }, data: { answer, steps: [] } });
}

/** Lets go of a key whose try failed: forgotten if nothing was written, else free for the next try to go on from there. */
export async function releaseKey(database: Transaction, { actor, key }: KeyName, requestId: string): Promise<void> {
  const where = { actor, key, requestId };
  const { count } = await database.idempotencyKey.deleteMany({ where: { ...where, hasWritten: false } });
  if (count === 0) await database.idempotencyKey.updateMany({ where, data: { leaseUntil: new Date(0) } });
}

export async function deleteKeysBefore(database: Transaction, createdAt: Date): Promise<number> {
  const { count } = await database.idempotencyKey.deleteMany({ where: { createdAt: { lt: createdAt } } });
  return count;
}
