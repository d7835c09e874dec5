import type { z } from "zod";

/** All that the queue needs to know of a kind of work; light enough for whoever only enqueues. */
export type JobDefinition<Name extends string, Schema extends z.ZodType> = {
  name: Name;
  /** Jobs of one queue share its workers. */
  queue: "renders" | "releases";
  payload: Schema;
  /** Equal keys are one job while it waits or runs. No colon, not only digits: BullMQ refuses both. */
  key: (payload: z.output<Schema>) => string;
  /** How often the work is begun before it counts as failed. */
  attempts: number;
  timeoutMs: number;
};

// biome-ignore lint/suspicious/noExplicitAny: the one place where jobs of every payload meet
export type AnyJob = JobDefinition<string, any>;
export type PayloadOf<Job extends AnyJob> = z.output<Job["payload"]>;

/** Declares a job: its name, payload, key, attempts and time limit, in one place. */
export function defineJob<const Name extends string, Schema extends z.ZodType>(
  definition: JobDefinition<Name, Schema>,
): JobDefinition<Name, Schema> {
  return definition;
}

/** Runs one job. `signal` aborts on timeout and when the process stops. */
export type Handler<Job extends AnyJob> = (payload: PayloadOf<Job>, signal: AbortSignal) => Promise<void>;

/** One handler for each declared job: leaving one out does not compile. */
export type HandlersFor<Jobs extends readonly AnyJob[]> = {
  [Job in Jobs[number] as Job["name"]]: Handler<Job>;
};
