import type { Actor, Context, Log } from "#access/index.ts";
import type { Clock } from "#core/clock.ts";
import { SECOND } from "#core/clock.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { enqueueInOutbox } from "./queue/outbox.ts";

/** Makes the context that actions receive, for whoever acts. `onCommit` hurries the outbox along; the sweep would do it too. */
export function contextMaker({
  prisma,
  log,
  now,
  onCommit,
}: {
  prisma: PrismaClient;
  log: Log;
  now: Clock;
  onCommit: () => void;
}): (actor: Actor) => Context {
  return (actor) => ({
    actor,
    now,
    log,
    enqueue: enqueueInOutbox,
    transaction: async (work) => {
      const result = await prisma.$transaction(work, { maxWait: 10 * SECOND, timeout: 15 * SECOND });
      onCommit();
      return result;
    },
  });
}
