import type { Transaction } from "#access/index.ts";
import type { Outside } from "#cli/ground.ts";
import type { Database } from "#infra/database/connection.ts";
import type { JobQueue, QueueBackend } from "#infra/queue/backend.ts";
import type { ChannelPort } from "#releases/index.ts";
import type { Tripwires } from "./tripwires.ts";

/** How soon the queue takes a job for lost; the program's own half a minute would make each death that long. */
export type Locks = { lockDuration: number; stalledInterval: number };

/** The same ways to the outside, and whoever passes a point on one of them is noticed. */
export function watchOutside({ database, backend, channels }: Outside, wires: Tripwires, locks: Locks): Outside {
  return {
    database: watchDatabase(database, wires),
    backend: watchBackend(backend, wires, locks),
    channels: Object.fromEntries(Object.entries(channels).map(([kind, port]) => [kind, watchPort(port, wires)])),
  };
}

function watchDatabase(database: Database, wires: Tripwires): Database {
  const { prisma } = database;
  const transaction = async (work: (tx: Transaction) => Promise<unknown>, options: object) => {
    const seen = new Set<"job" | "intent" | "result">();
    const result = await prisma.$transaction(async (tx) => {
      const done = await work(watchTransaction(tx, seen, wires));
      if (seen.has("job")) wires.pass("before-commit");
      return done;
    }, options);
    if (seen.has("job")) wires.pass("after-commit");
    if (seen.has("intent")) wires.pass("intent-written");
    if (seen.has("result")) wires.pass("result-written");
    return result;
  };
  return { ...database, prisma: instead(prisma, { $transaction: transaction }) };
}

function watchTransaction(tx: Transaction, seen: Set<"job" | "intent" | "result">, wires: Tripwires): Transaction {
  const outbox = instead(tx.outbox, {
    create: (row: { data: { job: string } }) => {
      if (row.data.job === "deliver-release") {
        seen.add("job");
        wires.pass("before-outbox");
      }
      return tx.outbox.create(row as Parameters<typeof tx.outbox.create>[0]);
    },
  });
  const delivery = instead(tx.delivery, {
    updateMany: (change: Parameters<typeof tx.delivery.updateMany>[0]) => {
      if (change.data.state === "sending") seen.add("intent");
      if (change.data.state === "confirmed") seen.add("result");
      return tx.delivery.updateMany(change);
    },
  });
  return instead(tx, { outbox, delivery });
}

function watchBackend(backend: QueueBackend, wires: Tripwires, locks: Locks): QueueBackend {
  return {
    ...backend,
    queue: (name) => {
      const queue = backend.queue(name);
      const add: JobQueue["add"] = async (...job) => {
        await queue.add(...job);
        if (name === "releases") wires.pass("after-add");
      };
      return instead(queue, { add });
    },
    worker: (name, run, options) => {
      const watched: typeof run = async (job) => {
        wires.atWork += 1;
        try {
          wires.pass("job-taken");
          await run(job);
          wires.pass("job-done");
        } finally {
          wires.atWork -= 1;
        }
      };
      return backend.worker(name, name === "releases" ? watched : run, { ...options, ...locks });
    },
  };
}

function watchPort(port: ChannelPort, wires: Tripwires): ChannelPort {
  return {
    ...port,
    deliver: async (dispatch) => {
      wires.pass("before-request");
      const standing = await port.deliver(dispatch);
      wires.pass("answered");
      return standing;
    },
  };
}

/** The same object with some of its parts replaced; what is called on it still runs on the original. */
function instead<Target extends object>(target: Target, parts: object): Target {
  return new Proxy(target, {
    get: (original, name) => {
      if (name in parts) return Reflect.get(parts, name);
      const value: unknown = Reflect.get(original, name);
      return typeof value === "function" ? value.bind(original) : value;
    },
  });
}
