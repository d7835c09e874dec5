import { randomUUID } from "node:crypto";
import { type Call, type Context, databaseNow, demand, type Transaction } from "#access/index.ts";
import { HOUR } from "#core/clock.ts";
import type { Signer } from "#core/signed.ts";
import { CHECKPOINT_TYPE, type Checkpoint, type CheckpointFacts } from "../checkpoint.ts";
import { describeFault, type Fault, nameContradiction } from "../fault.ts";
import type { CheckpointFile } from "../ports.ts";
import { recordAudit } from "../record.ts";
import {
  countEntriesAfter,
  findHead,
  findLastCheckpoint,
  insertCheckpoint,
  lockChain,
  readCheckpoints,
  readPlace,
} from "../store.ts";
import { isAt, START } from "../walk.ts";
import { walkChain } from "./walk-chain.ts";

const EVERY_MS = HOUR;

/**
 * Signs how far the record goes, once an hour and when the program stops, if anything was written since. What is signed
 * stands in the database and in a file beside it. A record that does not follow from the last checkpoint is not signed.
 */
export async function signCheckpoint(
  { ctx, input: { isStopping } }: Call<{ isStopping: boolean }>,
  { reader, signer, file }: { reader: Transaction; signer: Signer; file: CheckpointFile },
): Promise<{ signed: Checkpoint | null; wrong: Fault | null }> {
  demand(ctx.actor, "audit:checkpoint");
  if (!(await isDue(reader, isStopping))) return { signed: null, wrong: null };
  const wrong = await findWrong(reader);
  if (wrong) {
    ctx.log.error({ fault: wrong }, `The audit record is not whole and is not signed: ${describeFault(wrong)}`);
    return { signed: null, wrong };
  }
  const signed = await ctx.transaction(async (tx) => {
    await lockChain(tx);
    return (await isDue(tx, isStopping)) ? sign(tx, ctx, signer) : null;
  });
  await copyToFile(reader, file);
  return { signed, wrong: null };
}

async function isDue(reader: Transaction, isStopping: boolean): Promise<boolean> {
  const [last, head] = [await findLastCheckpoint(reader), await findHead(reader)];
  if (!head || head.entityId === last?.id) return false;
  const now = await databaseNow(reader);
  return !last || isStopping || now.getTime() - Date.parse(last.at) >= EVERY_MS;
}

/** What was written since the last checkpoint must follow from it. */
async function findWrong(reader: Transaction): Promise<Fault | null> {
  const last = await findLastCheckpoint(reader);
  const start = last ? await readPlace(reader, BigInt(last.seq)) : START;
  if (last && !isAt(last, start)) {
    const where = `checkpoint ${last.id} in the database`;
    return nameContradiction({ where, checkpoint: last }, { lastSeq: start.seq, signedSeq: 0n });
  }
  const known = new Set((await readCheckpoints(reader)).map(({ id }) => id));
  return (await walkChain(reader, { start, found: [], known })).wrong;
}

// The record itself tells of each checkpoint, so that one cannot vanish from the database unseen.
async function sign(tx: Transaction, ctx: Context, signer: Signer): Promise<Checkpoint> {
  const last = await findLastCheckpoint(tx);
  const id = randomUUID();
  await recordAudit(tx, ctx, { action: "audit.checkpoint", entityType: "AuditCheckpoint", entityId: id });
  const head = await findHead(tx);
  if (!head) throw new Error("The record is empty after something was written to it.");
  const count = BigInt(last?.count ?? 0) + BigInt(await countEntriesAfter(tx, BigInt(last?.seq ?? 0)));
  const checkpoint = signer.sign<CheckpointFacts>({
    type: CHECKPOINT_TYPE,
    id,
    at: (await databaseNow(tx)).toISOString(),
    seq: String(head.seq),
    count: String(count),
    headHash: head.hash,
  });
  await insertCheckpoint(tx, checkpoint);
  return checkpoint;
}

// Also those of other schedulers, and of one that died before it had written its line.
async function copyToFile(reader: Transaction, file: CheckpointFile): Promise<void> {
  const seqs = (await file.read()).map(({ checkpoint }) => BigInt(checkpoint?.seq ?? 0));
  const last = seqs.reduce((most, seq) => (seq > most ? seq : most), 0n);
  const missing = await readCheckpoints(reader, last);
  if (missing.length > 0) await file.append(missing);
}
