import type { z } from "zod";

/** All that the queue needs to know of a kind of work; light enough for whoever only enqueues. */
export type JobDefinition<Name extends string, Schema extends z.ZodType> = {
  name: Name;
  /** Jobs of one queue share its workers. */
  queue: QueueName;
  payload: Schema;
  /** Equal keys are one job while it waits or runs. No colon, not only digits: BullMQ refuses both. */
  key: (payload: z.output<Schema>) => string;
  /** What is begun first: 1 before 2, up to LAST_PRIORITY. In a queue either all jobs have one, or none. */
  priority?: (payload: z.output<Schema>) => number;
  /** How often the work is begun before it counts as failed. */
  attempts: number;
  /** Given when the queue itself begins it again, that long after a failure; otherwise its row says when. */
  backoffMs?: number;
  timeoutMs: number;
};

export type QueueName = "renders" | "releases" | "mails";

/** The priority of what nobody waits for: the greatest number that BullMQ takes. */
export const LAST_PRIORITY = 2_097_151;

// biome-ignore lint/suspicious/noExplicitAny: the one place where jobs of every payload meet
export type AnyJob = JobDefinition<string, any>;
export type PayloadOf<Job extends AnyJob> = z.output<Job["payload"]>;

/** Declares a job: its name, payload, key, attempts and time limit, in one place. */
export function defineJob<const Name extends string, Schema extends z.ZodType>(
  definition: JobDefinition<Name, Schema>,
): JobDefinition<Name, Schema> {
  return definition;
}

/** One job on its way into the queue. */
export type QueuedJob = {
  name: string;
  queue: QueueName;
  key: string;
  payload: object;
  priority?: number;
  /** Present when the queue itself begins it again. */
  retry?: { attempts: number; backoffMs: number };
};

/** Jobs that belong together: `last` begins when all of `first` are done, and never when one of them failed for good. */
export type JobFlow = { first: QueuedJob[]; last: QueuedJob };

/** Makes a job out of a payload. Throws when the job's own schema refuses it. */
export function queuedJob<Job extends AnyJob>(job: Job, payload: PayloadOf<Job>): QueuedJob {
  const parsed = job.payload.parse(payload);
  return {
    name: job.name,
    queue: job.queue,
    key: job.key(parsed),
    payload: parsed,
    ...(job.priority ? { priority: job.priority(parsed) } : {}),
    ...(job.backoffMs === undefined ? {} : { retry: { attempts: job.attempts, backoffMs: job.backoffMs } }),
  };
}

/** One run of a job: `signal` aborts on timeout and when the process stops; `isLastTry` when the queue will not run it again. */
export type Run = { signal: AbortSignal; isLastTry: boolean };

/** Runs one job. */
export type Handler<Job extends AnyJob> = (payload: PayloadOf<Job>, run: Run) => Promise<void>;

/** One handler for each declared job: leaving one out does not compile. */
export type HandlersFor<Jobs extends readonly AnyJob[]> = {
  [Job in Jobs[number] as Job["name"]]: Handler<Job>;
};
