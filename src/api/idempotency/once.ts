import { deserialize, serialize } from "node:v8";
import { z } from "zod";
import type { Context, Transaction } from "#access/index.ts";
import { DAY, HOUR, MINUTE } from "#core/clock.ts";
import { ConflictError } from "#core/errors.ts";
import { RequestFault } from "../fault.ts";
import {
  appendStep,
  deleteKeysBefore,
  findKey,
  type IdempotencyKey,
  insertKey,
  type KeyName,
  releaseKey,
  saveAnswer,
  takeKey,
} from "./store.ts";

const KEPT_MS = DAY;
// Longer than any request of ours works; after it a try counts as dead.
const LEASE_MS = 2 * MINUTE;

const answerSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.json().optional(),
});
export type SavedAnswer = z.infer<typeof answerSchema>;

export type Keyed = {
  database: Transaction;
  ctx: Context & { requestId: string };
  name: KeyName;
  /** Hash of what is asked: the same key for something else is refused. */
  fingerprint: string;
};

/**
 * Does what a request asks once, however often it is sent: who sends it again gets the first answer. What a try that
 * died had written is not written again. Throws RequestFault 409 while another try works on it, 422 for a reused key.
 */
export async function answerOnce(
  { database, ctx, name, fingerprint }: Keyed,
  work: (ctx: Context) => Promise<SavedAnswer>,
): Promise<SavedAnswer & { isReplayed: boolean }> {
  const now = ctx.now();
  await forgetOldKeys(database, now);
  const mine = { requestId: ctx.requestId, leaseUntil: new Date(now.getTime() + LEASE_MS) };
  let steps: readonly string[] = [];
  if (!(await insertKey(database, { ...name, ...mine, fingerprint }))) {
    const known = await findKey(database, name);
    if (!known) throw inUse();
    if (known.fingerprint !== fingerprint) throw reused();
    if (known.answer !== null) return { ...answerSchema.parse(known.answer), isReplayed: true };
    if (known.leaseUntil > now || !(await takeKey(database, known, mine))) throw inUse();
    steps = stepsOf(known);
  }
  try {
    const answer = await work(remembering(ctx, name, steps));
    await saveAnswer(database, name, ctx.requestId, answer);
    return { ...answer, isReplayed: false };
  } catch (error) {
    await releaseKey(database, name, ctx.requestId);
    throw error;
  }
}

// What only read is done again: it may read otherwise by now.
const stepsOf = ({ hasWritten, steps }: IdempotencyKey) => (hasWritten ? steps : []);

/** A context whose transactions give back what they gave an earlier try, and write down what they give this one. */
function remembering(own: Context & { requestId: string }, name: KeyName, steps: readonly string[]): Context {
  const rest = steps.values();
  return {
    ...own,
    transaction: async (work) => {
      const { done, value: known } = rest.next();
      if (!done) return deserialize(Buffer.from(known, "base64"));
      return own.transaction(async (tx) => {
        const result = await work(tx);
        const step = serialize(result).toString("base64");
        if (await appendStep(tx, name, own.requestId, step)) return result;
        throw new ConflictError("This request took so long that another try of it was begun. Ask for that one.");
      });
    },
  };
}

let forgottenAt = 0;

async function forgetOldKeys(database: Transaction, now: Date): Promise<void> {
  if (now.getTime() - forgottenAt < HOUR) return;
  forgottenAt = now.getTime();
  await deleteKeysBefore(database, new Date(now.getTime() - KEPT_MS));
}

const inUse = () =>
  new RequestFault(409, "idempotency-key-in-use", "The same request is being worked on. Ask again in a moment.", {
    headers: { "Retry-After": "2" },
  });

const reused = () =>
  new RequestFault(
    422,
    "idempotency-key-reused",
    "This Idempotency-Key was sent with another request: take a new one.",
  );
