import type { Context, Transaction } from "#access/index.ts";
import type { AnyJob } from "#core/job.ts";
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
  const queueOf = new Map(jobs.map(({ name, queue }) => [name, queue]));
  // A job that only a newer version knows waits for a process of that version.
  const rows = await prisma.outbox.findMany({
    where: { sentAt: null, job: { in: [...queueOf.keys()] } },
    orderBy: { id: "asc" },
    take: BATCH,
  });
  for (const row of rows) {
    const queue = queueOf.get(row.job);
    // Never inside a transaction: on the embedded database the queue would wait for the session that waits for it.
    if (queue) await sender.send([{ name: row.job, queue, key: row.key, payload: row.payload as object }]);
    await prisma.outbox.update({ where: { id: row.id }, data: { sentAt: new Date(), nextCheckAt: null } });
  }
  return rows.length;
}

/** Deletes what was sent long ago. */
export async function pruneOutbox(prisma: PrismaClient, before: Date): Promise<void> {
  await prisma.outbox.deleteMany({ where: { sentAt: { lt: before } } });
}
