import { setMaxListeners } from "node:events";
import { type FlowJob, type Job, type JobsOptions, WaitingError } from "bullmq";
import type { Log } from "#access/index.ts";
import { SECOND } from "#core/clock.ts";
import type { AnyJob, Handler, HandlersFor, JobFlow, QueuedJob, QueueName } from "#core/job.ts";
import { within } from "#core/within.ts";
import type { JobFlows, JobQueue, JobWorker, QueueBackend } from "./backend.ts";
import { openStandingWorker } from "./standing-worker.ts";

/** Puts jobs in their queues; equal keys are one job as long as it is there. */
export type JobSender = {
  /** A job that is there already only takes the new priority. */
  send: (jobs: QueuedJob[]) => Promise<void>;
  /** All of them, or none. */
  sendFlow: (flow: JobFlow) => Promise<void>;
  /** Whether a job waits or runs. */
  has: (job: Pick<QueuedJob, "queue" | "key">) => Promise<boolean>;
  close: () => Promise<void>;
};

export function openJobSender(backend: QueueBackend, log: Log): JobSender {
  const queues = new Map<QueueName, JobQueue>();
  let flows: JobFlows | undefined;
  const queueOf = (name: QueueName) => {
    const known = queues.get(name);
    if (known) return known;
    const queue = backend.queue(name);
    queue.on("error", (error) => log.warn({ err: error, queue: name }, "The queue does not answer; it is asked again"));
    queues.set(name, queue);
    return queue;
  };
  const openFlows = () => {
    const opened = backend.flows();
    opened.on("error", (error) => log.warn({ err: error }, "The queue does not answer; it is asked again"));
    return opened;
  };
  return {
    send: async (jobs) => {
      for (const job of jobs.filter(({ priority }) => priority !== undefined)) {
        const queue = queueOf(job.queue);
        const known = await queue.getJob(job.key);
        if (!known) await queue.add(job.name, job.payload, optionsOf(job));
        else if (known.priority !== job.priority) await known.changePriority({ priority: job.priority ?? 0 });
      }
      const plain = jobs.filter(({ priority }) => priority === undefined);
      for (const name of new Set(plain.map(({ queue }) => queue))) {
        const some = plain.filter(({ queue }) => queue === name);
        await queueOf(name).addBulk(some.map((job) => ({ name: job.name, data: job.payload, opts: optionsOf(job) })));
      }
    },
    sendFlow: async ({ first, last }) => {
      flows ??= openFlows();
      const children = first.map((job) => nodeOf(job, { failParentOnFailure: true }));
      await flows.add({ ...nodeOf(last), children });
    },
    has: async ({ queue, key }) => (await queueOf(queue).getJob(key)) !== undefined,
    close: async () => {
      await Promise.all([...[...queues.values()].map((queue) => queue.close()), flows?.close()]);
    },
  };
}

const nodeOf = (job: QueuedJob, options: { failParentOnFailure?: true } = {}) =>
  ({
    name: job.name,
    queueName: job.queue,
    data: job.payload,
    opts: { ...optionsOf(job), ...options },
  }) satisfies FlowJob;

function optionsOf({ key, priority, retry }: QueuedJob) {
  return {
    jobId: key,
    attempts: retry?.attempts ?? 1,
    ...(retry ? { backoff: { type: "exponential" as const, delay: retry.backoffMs } } : {}),
    ...(priority === undefined ? {} : { priority }),
    // What became of it stands in the database; a job that stayed would keep its key from being used again.
    removeOnComplete: true,
    removeOnFail: true,
  } satisfies JobsOptions;
}

export type JobWorkers = { close: () => Promise<void> };

// Of a worker that died nothing is heard: its lock ends, the next look finds that out, and another has the job
// within a minute. A job that takes its worker down with it is not begun for ever.
const LOSS = { lockDuration: 30 * SECOND, stalledInterval: 30 * SECOND, maxStalledCount: 2 };

/**
 * Starts taking jobs out, one worker a queue. Payloads are parsed again here: what is in a queue is not trusted.
 * Begun work is told to stop through its signal when its time is over or the workers close; what then fails goes
 * back to its queue and has lost no try.
 */
export function startWorkers<const Jobs extends readonly AnyJob[]>({
  backend,
  jobs,
  handlers,
  concurrency,
  log,
}: {
  backend: QueueBackend;
  jobs: Jobs;
  handlers: HandlersFor<Jobs>;
  concurrency: Record<QueueName, number>;
  log: Log;
}): JobWorkers {
  const closing = new AbortController();
  // Every job that runs listens to it.
  setMaxListeners(0, closing.signal);
  const run = async (job: Job) => {
    const definition = jobs.find(({ name }) => name === job.name);
    if (!definition) throw new Error(`No such job: ${job.name}`);
    const payload = definition.payload.parse(job.data);
    // The names of `handlers` are those of `jobs`, which the compiler cannot see through the union.
    const handler = (handlers as Record<string, Handler<AnyJob>>)[definition.name];
    if (!handler) throw new Error(`No handler for the job ${definition.name}`);
    try {
      await within({ ms: definition.timeoutMs, signals: [closing.signal] }, async (signal) => {
        signal.throwIfAborted();
        await handler(payload, { signal, isLastTry: isLastTry(job) });
      });
    } catch (error) {
      if (!closing.signal.aborted) throw error;
      await job.moveToWait(job.token);
      throw new WaitingError("The worker stops.");
    }
  };
  const workers = [...new Set(jobs.map(({ queue }) => queue))].map((queue) =>
    openStandingWorker(() =>
      watch(backend.worker(queue, run, { concurrency: concurrency[queue], ...LOSS }), queue, log),
    ),
  );
  return {
    close: async () => {
      closing.abort();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function isLastTry({ attemptsMade, opts }: Job): boolean {
  return attemptsMade + 1 >= (opts.attempts ?? 1);
}

function watch(worker: JobWorker, queue: QueueName, log: Log): JobWorker {
  worker.on("error", (error) => log.warn({ err: error, queue }, "The queue does not answer; it is asked again"));
  worker.on("failed", (job, error) => {
    const facts = { err: error, queue, job: job?.name, key: job?.id };
    if (job && job.attemptsMade < (job.opts.attempts ?? 1)) log.warn(facts, "A job failed; it is begun again");
    else log.error(facts, "A job failed");
  });
  return worker;
}
