import type { Context, Transaction } from "#access/index.ts";
import type { AnyJob, QueuedJob } from "#core/job.ts";
import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import type { JobSender } from "./jobs.ts";

const BATCH = 1000;

/** Notes jobs in the transaction that wants them: they are sent after commit, or never existed. */
export const enqueueInOutbox: Context["enqueue"] = async (tx: Transaction, job, ...payloads) => {
  const nextCheckAt = new Date();
  const parsed = payloads.map((payload) => job.payload.parse(payload));
  await tx.outbox.createMany({
    data: parsed.map((payload) => ({
      job: job.name,
      key: job.key(payload),
      payload: payload as Prisma.InputJsonObject,
      nextCheckAt,
    })),
  });
};

/**
 * Carries what is in the outbox to the queue and returns how many jobs that were.
 * A crash in between sends a job again, which its key makes harmless.
 */
export async function relayOutbox(prisma: PrismaClient, sender: JobSender, jobs: readonly AnyJob[]): Promise<number> {
  const known = new Map(jobs.map((job) => [job.name, job]));
  // A job that only a newer version knows waits for a process of that version.
  const rows = await prisma.outbox.findMany({
    where: { sentAt: null, job: { in: [...known.keys()] } },
    orderBy: { id: "asc" },
    take: BATCH,
  });
  const jobsOut = rows.flatMap((row) => {
    const job = known.get(row.job);
    return job ? [sentFrom(job, row.key, row.payload as object)] : [];
  });
  // Never inside a transaction: on the embedded database the queue would wait for the session that waits for it.
  await sender.send(jobsOut);
  const sent = { sentAt: new Date(), nextCheckAt: null };
  await prisma.outbox.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: sent });
  return rows.length;
}

// What another version wrote may not parse here: it must not hold up the rest, and whoever takes it out says what is wrong.
function sentFrom(job: AnyJob, key: string, payload: object): QueuedJob {
  const { success, data } = job.payload.safeParse(payload);
  const priority = success ? job.priority?.(data) : undefined;
  return { name: job.name, queue: job.queue, key, payload, ...(priority === undefined ? {} : { priority }) };
}

/** Deletes what was sent long ago. */
export async function pruneOutbox(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.outbox.deleteMany({ where: { sentAt: { lt: before } } });
}
