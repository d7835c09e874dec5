import type { Clock } from "#core/clock.ts";
import type { AnyJob, PayloadOf } from "#core/job.ts";
import type { Prisma } from "#generated/prisma/client.ts";
import type { Actor } from "./actor.ts";

/** A database transaction. Only stores look inside. */
export type Transaction = Prisma.TransactionClient;

/** A structured log; the message is plain words, facts are fields. */
export type Log = Record<"debug" | "info" | "warn" | "error", (facts: object, message: string) => void>;

/** What an action needs from around it: who acts, the time, the database, a log and the queue. */
export type Context = {
  actor: Actor;
  /** The HTTP request that asked for it, if one did: it stands in the audit record. */
  requestId?: string;
  now: Clock;
  transaction: <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;
  log: Log;
  /** Adds jobs with the transaction: they reach the queue after commit, or never. */
  enqueue: <Job extends AnyJob>(tx: Transaction, job: Job, ...payloads: PayloadOf<Job>[]) => Promise<void>;
};

/** Arguments of an action. */
export type Call<Input> = { ctx: Context; input: Input };
