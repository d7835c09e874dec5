import type { Context, Transaction } from "#access/index.ts";
import type { AnyJob, QueuedJob } from "#core/job.ts";
import type { Prisma, PrismaClient } from "#generated/prisma/client.ts";
import type { JobSender } from "./jobs.ts";

const BATCH = 100;

/** Notes a job in the transaction that wants it: it is sent after commit, or never existed. */
export const enqueueInOutbox: Context["enqueue"] = async (tx: Transaction, job, payload) => {
  const parsed = job.payload.parse(payload);
  await tx.outbox.create({
    data: {
      job: job.name,
      key: job.key(parsed),
      payload: parsed as Prisma.InputJsonObject,
      nextCheckAt: new Date(),
    },
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
  for (const row of rows) {
    const job = known.get(row.job);
    // Never inside a transaction: on the embedded database the queue would wait for the session that waits for it.
    if (job) await sender.send([sentFrom(job, row.key, row.payload as object)]);
    await prisma.outbox.update({ where: { id: row.id }, data: { sentAt: new Date(), nextCheckAt: null } });
  }
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
