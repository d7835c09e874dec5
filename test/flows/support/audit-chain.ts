import { contentHash } from "#core/content-hash.ts";
import type { AuditEntry, PrismaClient } from "#generated/prisma/client.ts";

export const readAudit = (prisma: PrismaClient) => prisma.auditEntry.findMany({ orderBy: { seq: "asc" } });

/** The first entry that does not follow from the one before it; null when the chain holds. Written apart from the program's own. */
export function findBreak(entries: readonly AuditEntry[]): bigint | null {
  let prevHash = "0".repeat(64);
  for (const { seq, at, hash, requestId, ...entry } of entries) {
    const hashed = { ...entry, at: at.toISOString(), ...(requestId === null ? {} : { requestId }) };
    if (entry.prevHash !== prevHash || contentHash(hashed) !== hash) return seq;
    prevHash = hash;
  }
  return null;
}
