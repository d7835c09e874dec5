import { contentHash } from "#core/content-hash.ts";
import type { AuditEntry, PrismaClient } from "#generated/prisma/client.ts";

export const readAudit = (prisma: PrismaClient) => prisma.auditEntry.findMany({ orderBy: { seq: "asc" } });

/** The first entry that does not follow from the one before it; null when the chain holds. Written apart from the program's own. */
export function findBreak(entries: readonly AuditEntry[]): bigint | null {
  let prevHash = "0".repeat(64);
  for (const { seq, at, hash, ...entry } of entries) {
    const told = { ...entry, seq: seq.toString(), at: at.toISOString() };
    if (entry.version !== 2 || entry.prevHash !== prevHash || contentHash(told) !== hash) return seq;
    prevHash = hash;
  }
  return null;
}
