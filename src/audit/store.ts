import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { Prisma } from "#generated/prisma/client.ts";
import { CHECKPOINT_TYPE, type Checkpoint } from "./checkpoint.ts";
import { type Entry, FIRST_PREV_HASH } from "./entry.ts";
import { START, type Walked } from "./walk.ts";

const PAGE = 500;

/** Keeps everyone else from writing to the record until this transaction ends: two entries must not follow the same one. */
export async function lockChain(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit-chain'))`;
}

/** The next places in the chain, once it is locked: their numbers in order, and the hash that the first one follows. */
export async function nextPlaces(tx: Transaction, count: number): Promise<{ seqs: bigint[]; after: ContentHash }> {
  const rows = await tx.$queryRaw<{ seq: bigint; last: ContentHash | null }[]>`
    SELECT nextval(pg_get_serial_sequence('"public"."AuditEntry"', 'seq')) AS "seq", "head"."hash" AS "last"
    FROM generate_series(1, ${count}::int) LEFT JOIN (
      SELECT "hash" FROM "public"."AuditEntry" ORDER BY "seq" DESC LIMIT 1) "head" ON true
    ORDER BY "seq"`;
  return { seqs: rows.map(({ seq }) => seq), after: rows[0]?.last ?? FIRST_PREV_HASH };
}

export async function appendEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, seq: String(entry.seq) }));
  await tx.$executeRaw`
    INSERT INTO "public"."AuditEntry" ("seq", "version", "at", "actor", "action", "entityType", "entityId", "before",
      "after", "reason", "requestId", "prevHash", "hash")
    SELECT "seq", "version", "at", "actor", "action", "entityType", "entityId", "before", "after", "reason",
      "requestId", "prevHash", "hash"
    FROM jsonb_populate_recordset(NULL::"public"."AuditEntry", ${JSON.stringify(rows)}::jsonb)`;
}

/** The entries after a number, in order and read a page at a time; only those of a time when one is given. */
export async function* entriesAfter(
  reader: Transaction,
  after: bigint,
  { from, until }: { from?: Date | undefined; until?: Date | undefined } = {},
): AsyncGenerator<Entry> {
  const at = { ...(from && { gte: from }), ...(until && { lt: until }) };
  const readPage = async (seq: bigint) =>
    await reader.auditEntry.findMany({ where: { seq: { gt: seq }, at }, orderBy: { seq: "asc" }, take: PAGE });
  for (let reading: Promise<EntryRow[]> | null = readPage(after); reading; ) {
    const page: EntryRow[] = await reading;
    const last = page.at(-1);
    // The database reads the next page while this one is worked on.
    reading = last && page.length === PAGE ? readPage(last.seq) : null;
    // Whoever stops here no longer hears what became of it.
    reading?.catch(() => {});
    for (const row of page) yield entryOf(row);
  }
}

export type EntryFilter = {
  limit: number;
  /** Only entries before this number. */
  before?: bigint | undefined;
  entityType?: string | undefined;
  entityId?: string | undefined;
  action?: string | undefined;
  personId?: string | undefined;
  job?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
};

/** Entries from the newest on, one more than asked for. */
export async function listEntryRows(reader: Transaction, filter: EntryFilter): Promise<Entry[]> {
  const { limit, before, entityType, entityId, action, personId, job, from, until } = filter;
  const wanted = [
    before === undefined ? null : Prisma.sql`"seq" < ${before}`,
    entityType === undefined ? null : Prisma.sql`"entityType" = ${entityType}`,
    entityId === undefined ? null : Prisma.sql`"entityId" = ${entityId}`,
    action === undefined ? null : Prisma.sql`"action" = ${action}`,
    // As the index has it.
    personId === undefined ? null : Prisma.sql`"actor"->>'personId' = ${personId}`,
    job === undefined ? null : Prisma.sql`"actor"->>'job' = ${job}`,
    from === undefined ? null : Prisma.sql`"at" >= ${from}`,
    until === undefined ? null : Prisma.sql`"at" < ${until}`,
  ].filter((condition) => condition !== null);
  const where = wanted.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(wanted, " AND ")}`;
  const found = await reader.$queryRaw<{ seq: bigint }[]>`
    SELECT "seq" FROM "public"."AuditEntry" ${where} ORDER BY "seq" DESC LIMIT ${limit + 1}`;
  const seqs = found.map(({ seq }) => seq);
  const rows = await reader.auditEntry.findMany({ where: { seq: { in: seqs } }, orderBy: { seq: "desc" } });
  return rows.map(entryOf);
}

export async function findEntry(reader: Transaction, seq: bigint): Promise<Entry | null> {
  const row = await reader.auditEntry.findUnique({ where: { seq } });
  return row && entryOf(row);
}

export async function findSeqOfHash(reader: Transaction, hash: string): Promise<bigint | null> {
  const row = await reader.auditEntry.findUnique({ where: { hash }, select: { seq: true } });
  return row?.seq ?? null;
}

/** Where a reader stands who has read up to a number. */
export async function readPlace(reader: Transaction, seq: bigint): Promise<Walked> {
  const last = await reader.auditEntry.findFirst({ where: { seq: { lte: seq } }, orderBy: { seq: "desc" } });
  const count = BigInt(await reader.auditEntry.count({ where: { seq: { lte: seq } } }));
  return last ? { seq: last.seq, hash: last.hash, version: last.version, count } : START;
}

export function countEntriesAfter(reader: Transaction, seq: bigint): Promise<number> {
  return reader.auditEntry.count({ where: { seq: { gt: seq } } });
}

export async function findHead(reader: Transaction): Promise<Entry | null> {
  const row = await reader.auditEntry.findFirst({ orderBy: { seq: "desc" } });
  return row && entryOf(row);
}

export async function insertCheckpoint(tx: Transaction, checkpoint: Checkpoint): Promise<void> {
  const { type: _type, seq, count, ...fields } = checkpoint;
  await tx.auditCheckpoint.create({ data: { ...fields, seq: BigInt(seq), count: BigInt(count) } });
}

/** The checkpoints in the database after a number, in order; all of them without one. */
export async function readCheckpoints(reader: Transaction, after = 0n): Promise<Checkpoint[]> {
  const rows = await reader.auditCheckpoint.findMany({ where: { seq: { gt: after } }, orderBy: { seq: "asc" } });
  return rows.map(checkpointOf);
}

export async function hasCheckpoint(reader: Transaction, id: string): Promise<boolean> {
  return z.uuid().safeParse(id).success && (await reader.auditCheckpoint.count({ where: { id } })) > 0;
}

export async function findLastCheckpoint(reader: Transaction): Promise<Checkpoint | null> {
  const row = await reader.auditCheckpoint.findFirst({ orderBy: { seq: "desc" } });
  return row && checkpointOf(row);
}

type EntryRow = Prisma.AuditEntryGetPayload<object>;
type CheckpointRow = Prisma.AuditCheckpointGetPayload<object>;

// The row is the entry; what else than an object stands in it was not written by us, and breaks the hash.
function entryOf(row: EntryRow): Entry {
  return row as EntryRow & Entry;
}

function checkpointOf({ at, seq, count, ...row }: CheckpointRow): Checkpoint {
  return { type: CHECKPOINT_TYPE, ...row, at: at.toISOString(), seq: String(seq), count: String(count) };
}
