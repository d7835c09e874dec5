import type { Transaction } from "#access/index.ts";
import type { Entry } from "../entry.ts";
import { type Fault, type Found, fault, nameBreak, nameContradiction } from "../fault.ts";
import { entriesAfter, findSeqOfHash, hasCheckpoint } from "../store.ts";
import { type Break, findBreak, isAt, type Walked, walkOver } from "../walk.ts";

type Way = {
  start: Walked;
  /** Checkpoints that can be trusted, in order; those up to the start are passed over. */
  found: readonly Found[];
  /** Ids of the checkpoints that the database has. */
  known: ReadonlySet<string>;
};

/** Reads the record from a place on, up to its end or to the first entry that is wrong. */
export async function walkChain(
  reader: Transaction,
  { start, found, known }: Way,
): Promise<{ walked: Walked; read: number; wrong: Fault | null }> {
  let walked = start;
  let signedSeq = start.seq;
  let read = 0;
  const ahead = found.filter(({ checkpoint }) => BigInt(checkpoint.seq) > start.seq);
  for await (const entry of entriesAfter(reader, start.seq)) {
    const broken = findBreak(walked, entry);
    if (broken) return { walked, read, wrong: await explainBreak(reader, broken, entry, walked) };
    walked = walkOver(walked, entry);
    read += 1;
    const passed = ahead.filter(({ checkpoint }) => BigInt(checkpoint.seq) <= walked.seq);
    const contradicting = passed.find(({ checkpoint }) => !isAt(checkpoint, walked));
    if (contradicting) {
      return { walked, read, wrong: nameContradiction(contradicting, { lastSeq: walked.seq, signedSeq }) };
    }
    if (passed.length > 0) signedSeq = walked.seq;
    ahead.splice(0, passed.length);
    if (await isCheckpointLost(reader, entry, known)) {
      return { walked, read, wrong: fault("checkpoint-missing", entry.seq, "tells of a checkpoint that is gone") };
    }
  }
  const [next] = ahead;
  return { walked, read, wrong: next ? nameContradiction(next, { lastSeq: walked.seq, signedSeq }) : null };
}

async function explainBreak(
  reader: Transaction,
  broken: Break,
  { seq, prevHash }: Entry,
  walked: Walked,
): Promise<Fault> {
  const origin = await findSeqOfHash(reader, prevHash);
  return nameBreak(broken, { seq, prevSeq: walked.seq, origin });
}

// One that was signed while this reads is not among those known at its start.
async function isCheckpointLost(reader: Transaction, { action, entityId }: Entry, known: ReadonlySet<string>) {
  return action === "audit.checkpoint" && !known.has(entityId) && !(await hasCheckpoint(reader, entityId));
}
