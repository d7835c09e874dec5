import type { Transaction } from "#access/index.ts";
import { type Page, pageWindow } from "#core/page.ts";
import type { NewMedia } from "./media.ts";

/** How many bytes somebody has brought; nobody else counts them until this transaction ends. */
export async function countBytes(tx: Transaction, personId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`media ${personId}`}))`;
  const { _sum } = await tx.media.aggregate({ where: { personId }, _sum: { bytes: true } });
  return _sum.bytes ?? 0;
}

export function findOwnMedia(tx: Transaction, personId: string, sha256: string) {
  return tx.media.findUnique({ where: { personId_sha256: { personId, sha256 } } });
}

export function insertMedia(tx: Transaction, row: NewMedia & { personId: string }) {
  return tx.media.create({ data: row });
}

export function findMediaByIds(reader: Transaction, ids: readonly string[]) {
  return reader.media.findMany({ where: { id: { in: [...ids] } } });
}

export function findMedia(reader: Transaction, id: string) {
  return reader.media.findUnique({ where: { id } });
}

/** All files that somebody brought, the newest first. */
export function listMedia(reader: Transaction, page: Page) {
  return reader.media.findMany({ ...pageWindow(page), orderBy: { id: "desc" } });
}
