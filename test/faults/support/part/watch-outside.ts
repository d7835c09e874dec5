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
    const seen: Seen = { jobs: 0, intents: 0, results: 0 };
    const result = await prisma.$transaction(async (tx) => {
      const done = await work(watchTransaction(tx, seen, wires));
      wires.pass("before-commit", seen.jobs);
      return done;
    }, options);
    wires.pass("after-commit", seen.jobs);
    wires.pass("intent-written", seen.intents);
    wires.pass("result-written", seen.results);
    return result;
  };
  return { ...database, prisma: instead(prisma, { $transaction: transaction }) };
}

/** What one transaction has done to deliveries: how many jobs of theirs, how many that are being sent, or arrived. */
type Seen = { jobs: number; intents: number; results: number };

function watchTransaction(tx: Transaction, seen: Seen, wires: Tripwires): Transaction {
  const outbox = instead(tx.outbox, {
    createMany: (rows: { data: { job: string }[] }) => {
      const jobs = rows.data.filter(({ job }) => job === "deliver-release").length;
      seen.jobs += jobs;
      wires.pass("before-outbox", jobs);
      return tx.outbox.createMany(rows as Parameters<typeof tx.outbox.createMany>[0]);
    },
  });
  const $queryRaw = (query: TemplateStringsArray, ...values: unknown[]) => {
    if (query[0]?.includes(CHANGE)) {
      for (const { set } of JSON.parse(String(values[0])) as { set: { state?: string } }[]) {
        if (set.state === "sending") seen.intents += 1;
        if (set.state === "confirmed") seen.results += 1;
      }
    }
    return tx.$queryRaw(query, ...values);
  };
  return instead(tx, { outbox, $queryRaw });
}

// How the statement begins that changes deliveries (`changeDeliveries`).
const CHANGE = 'UPDATE "public"."Delivery" d SET';

function watchBackend(backend: QueueBackend, wires: Tripwires, locks: Locks): QueueBackend {
  return {
    ...backend,
    queue: (name) => {
      const queue = backend.queue(name);
      const addBulk: JobQueue["addBulk"] = async (jobs) => {
        await queue.addBulk(jobs);
        if (name === "releases") wires.pass("after-add", jobs.length);
      };
      return instead(queue, { addBulk });
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
