import type { Actor, Transaction } from "#access/index.ts";
import { Prisma } from "#generated/prisma/client.ts";

type Entry = {
  at: string;
  actor: Actor;
  action: string;
  entityType: string;
  entityId: string;
  before: object | null;
  after: object | null;
  reason: string | null;
  requestId?: string;
};

const FIRST_PREV_HASH = "0".repeat(64);

export async function appendEntry(
  tx: Transaction,
  entry: Entry,
  hashAfter: (prevHash: string) => string,
): Promise<void> {
  // One writer at a time, or two entries would follow the same one.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit-chain'))`;
  const last = await tx.auditEntry.findFirst({ orderBy: { seq: "desc" }, select: { hash: true } });
  const prevHash = last?.hash ?? FIRST_PREV_HASH;
  await tx.auditEntry.create({
    data: {
      ...entry,
      at: new Date(entry.at),
      before: entry.before ?? Prisma.DbNull,
      after: entry.after ?? Prisma.DbNull,
      prevHash,
      hash: hashAfter(prevHash),
    },
  });
}
