import type { Actor, Context, Log } from "#access/index.ts";
import type { Clock } from "#core/clock.ts";
import { SECOND } from "#core/clock.ts";
import { ConflictError } from "#core/errors.ts";
import { Prisma, type PrismaClient } from "#generated/prisma/client.ts";
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
      const result = await again(() => prisma.$transaction(work, { maxWait: 10 * SECOND, timeout: 15 * SECOND }));
      onCommit();
      return result;
    },
  });
}

// A unique row that another transaction was quicker to write; a deadlock of which one side was sent home.
const LOST_RACES = ["P2002", "P2034"];
const TRIES = 5;

/** Looks again after a lost race: by then the winner's row is there to be found. Throws CONFLICT. */
async function again<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Prisma.PrismaClientKnownRequestError) || !LOST_RACES.includes(error.code)) throw error;
      if (left === 0) {
        throw new ConflictError("Others were changing the same thing at this moment. Try again.", { cause: error });
      }
    }
  }
}
