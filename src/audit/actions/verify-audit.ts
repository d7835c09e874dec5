import { type Call, demand, type Transaction } from "#access/index.ts";
import type { PublicKey } from "#core/signed.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { hashEntry } from "../entry.ts";
import { type Fault, type Found, fault, nameContradiction } from "../fault.ts";
import type { CheckpointFile } from "../ports.ts";
import { findEntry, readCheckpoints, readPlace } from "../store.ts";
import { sortCheckpoints } from "../trusted-checkpoints.ts";
import { isAt, START, type Walked } from "../walk.ts";
import { walkChain } from "./walk-chain.ts";

export type Verification = {
  isWhole: boolean;
  /** How many entries were read. */
  read: number;
  /** The last entry that holds. */
  lastSeq: string;
  headHash: string;
  checkpoints: { database: number; file: number };
  lastCheckpoint: { seq: string; at: string } | null;
  /** Entries after the last checkpoint: they follow from each other, but nothing signed says that they are all. */
  unsigned: number;
  /** The first entry that is wrong, then every checkpoint that is. */
  faults: Fault[];
};

/**
 * Reads the whole record again, or from a checkpoint on, and holds it against itself and everything that was signed.
 * Whatever was edited, deleted, swapped, put in, cut off or rewritten before the last checkpoint is found.
 */
export async function verifyAudit(
  { ctx, input: { from } }: Call<{ from: Checkpoint | null }>,
  { reader, key, file }: { reader: Transaction; key: PublicKey; file: Pick<CheckpointFile, "read"> },
): Promise<Verification> {
  demand(ctx.actor, "audit:read");
  const [database, lines] = [await readCheckpoints(reader), await file.read()];
  const { found, faults } = sortCheckpoints({ database, file: lines, given: from }, key);
  const start = from ? await readPlace(reader, BigInt(from.seq)) : START;
  const moved = from && (await findMovedStart(reader, from, start));
  const { walked, read, wrong } = moved
    ? { walked: start, read: 0, wrong: moved }
    : await walkChain(reader, { start, found, known: new Set(database.map(({ id }) => id)) });
  const last = found.at(-1)?.checkpoint;
  return {
    isWhole: !wrong && faults.length === 0,
    read,
    lastSeq: String(walked.seq),
    headHash: walked.hash,
    checkpoints: { database: database.length, file: lines.length },
    lastCheckpoint: last ? { seq: last.seq, at: last.at } : null,
    unsigned: Math.max(0, Number(walked.count) - Number(last?.count ?? 0)),
    faults: wrong ? [wrong, ...faults] : faults,
  };
}

/** What is wrong with the entry at which the asker's checkpoint begins. */
async function findMovedStart(reader: Transaction, from: Checkpoint, start: Walked): Promise<Fault | null> {
  const given: Found = { where: "the given checkpoint", checkpoint: from };
  if (!isAt(from, start)) return nameContradiction(given, { lastSeq: start.seq, signedSeq: 0n });
  const entry = await findEntry(reader, start.seq);
  return entry && hashEntry(entry) === entry.hash
    ? null
    : fault("changed", start.seq, "was changed after it was written");
}
