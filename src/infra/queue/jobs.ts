import type { Job } from "bullmq";
import type { Log } from "#access/index.ts";
import type { AnyJob, Handler, HandlersFor } from "#core/job.ts";
import type { JobQueue, JobWorker, QueueBackend } from "./backend.ts";

export type QueueName = AnyJob["queue"];

/** Puts jobs in their queues; equal keys are one job as long as it is there. */
export type JobSender = {
  send: (jobs: { name: string; queue: QueueName; key: string; payload: object }[]) => Promise<void>;
  close: () => Promise<void>;
};

export function openJobSender(backend: QueueBackend, log: Log): JobSender {
  const queues = new Map<QueueName, JobQueue>();
  const queueOf = (name: QueueName) => {
    const known = queues.get(name);
    if (known) return known;
    const queue = backend.queue(name);
    queue.on("error", (error) => log.warn({ err: error, queue: name }, "The queue does not answer; it is asked again"));
    queues.set(name, queue);
    return queue;
  };
  return {
    send: async (jobs) => {
      for (const { name, queue, key, payload } of jobs) {
        await queueOf(queue).add(name, payload, {
          jobId: key,
          attempts: 1,
          // What became of it stands in the database; a job that stayed would keep its key from being used again.
          removeOnComplete: true,
          removeOnFail: true,
        });
      }
    },
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

export type JobWorkers = { close: () => Promise<void> };

/**
 * Starts taking jobs out, one worker a queue. Payloads are parsed again here: what is in a queue is not trusted.
 * Begun work is told to stop through its signal when its time is over or the workers close.
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
  const run = async (job: Job) => {
    const definition = jobs.find(({ name }) => name === job.name);
    if (!definition) throw new Error(`No such job: ${job.name}`);
    const payload = definition.payload.parse(job.data);
    // The names of `handlers` are those of `jobs`, which the compiler cannot see through the union.
    const handler = (handlers as Record<string, Handler<AnyJob>>)[definition.name];
    if (!handler) throw new Error(`No handler for the job ${definition.name}`);
    await handler(payload, AbortSignal.any([closing.signal, AbortSignal.timeout(definition.timeoutMs)]));
  };
  const workers = [...new Set(jobs.map(({ queue }) => queue))].map((queue) =>
    watch(backend.worker(queue, run, { concurrency: concurrency[queue], maxStalledCount: 2 }), queue, log),
  );
  return {
    close: async () => {
      closing.abort();
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

function watch(worker: JobWorker, queue: QueueName, log: Log): JobWorker {
  worker.on("error", (error) => log.warn({ err: error, queue }, "The queue does not answer; it is asked again"));
  worker.on("failed", (job, error) => log.error({ err: error, queue, job: job?.name, key: job?.id }, "A job failed"));
  return worker;
}
