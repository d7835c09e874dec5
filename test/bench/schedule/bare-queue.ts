import type { QueueBackend } from "#infra/queue/backend.ts";

export type BareRow = { jobs: number; concurrency: number; tookMs: number; perSecond: number };

/** So many jobs that do nothing, put in at once and taken out by one worker: what the queue itself is able to do. */
export async function bareQueue(
  backend: QueueBackend,
  { jobs, concurrency }: { jobs: number; concurrency: number },
): Promise<BareRow> {
  const queue = backend.queue("bare");
  let done = 0;
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const work = async () => {
    done += 1;
    if (done === jobs) finish();
  };
  const worker = backend.worker("bare", work, { concurrency });
  for (const one of [queue, worker]) one.on("error", () => {});
  try {
    const startedAt = performance.now();
    await queue.addBulk(
      Array.from({ length: jobs }, (_, number) => ({
        name: "deliver-release",
        data: { deliveryId: `00000000-0000-8000-8000-${String(number).padStart(12, "0")}`, attempt: 0 },
        opts: { jobId: `bare-${number}`, attempts: 1, removeOnComplete: true, removeOnFail: true },
      })),
    );
    await finished;
    const tookMs = performance.now() - startedAt;
    return { jobs, concurrency, tookMs, perSecond: (jobs / tookMs) * 1000 };
  } finally {
    await worker.close();
    await queue.close();
  }
}
