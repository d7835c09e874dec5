import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Queue } from "bullmq";
import type { Actor, Context, Log } from "#access/index.ts";
import { galleryChannel } from "#infra/channels/gallery.ts";
import { contextMaker } from "#infra/context.ts";
import type { Database } from "#infra/database/connection.ts";
import { openDiskStore } from "#infra/files/disk-store.ts";
import { openPieceStore } from "#infra/files/piece-store.ts";
import { openQueueBackend, type QueueBackend } from "#infra/queue/backend.ts";
import { openJobSender, startWorkers } from "#infra/queue/jobs.ts";
import { relayOutbox } from "#infra/queue/outbox.ts";
import type { SendPorts } from "#notifications/actions/index.ts";
import { abilitiesOf, type ChannelPorts } from "#releases/index.ts";
import type { Renderer, RenderQueue } from "#renders/index.ts";
import { handlersOf, JOBS } from "#worker/catalog.ts";
import { schedulerRound } from "#worker/round.ts";
import { deliveryPorts } from "./channels.ts";
import { mailPorts } from "./mail.ts";
import { openMigratedDatabase } from "./migrated-database.ts";
import { tinyRenderer } from "./renderers.ts";

export type Stage = Awaited<ReturnType<typeof openStage>>;
type Hands = { queue?: RenderQueue; contextOf?: (actor: Actor) => Context; worker?: string };

/** The program without its commands, on the engine that this run is about: embedded, or the fleet's Postgres and Redis. */
export async function openStage() {
  const dataDir = await mkdtemp(join(tmpdir(), "sunny-test-"));
  const database = await openMigratedDatabase();
  const stage = await openStageOn(database, dataDir);
  const close = async () => {
    try {
      await stage.close();
    } finally {
      await database.close();
      await rm(dataDir, { recursive: true });
    }
  };
  return { ...stage, close };
}

/** The same on a database and a folder that are there already, and stay. */
export async function openStageOn(database: Database, dataDir: string) {
  const { prisma } = database;
  const backend = apart(await openQueueBackend(database, process.env["REDIS_URL"] || undefined));
  const { log, said } = listen();
  const sender = openJobSender(backend, log);
  const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} });
  const files = openDiskStore(dataDir);
  const pieces = openPieceStore({ folder: join(dataDir, "pieces") });
  const gallery = galleryChannel(dataDir);
  const atWork = new Set<object>();
  const clock = { monotonicMs: () => performance.now(), last: null };

  return {
    prisma,
    engine: database.engine.kind,
    dataDir,
    files,
    gallery,
    said,
    contextOf,
    as: (job: string) => contextOf({ type: "system", job } satisfies Actor),
    relay: () => relayOutbox(prisma, sender, JOBS),
    round: (channels: ChannelPorts = { gallery }) =>
      schedulerRound(contextOf, { queue: sender, abilities: abilitiesOf(channels), clock }),
    queue: sender,
    send: sender.send,
    /** Starts the real workers on the real queue. Whoever starts them closes them. */
    work: ({
      renderer = tinyRenderer(),
      channels = { gallery },
      worker = "worker",
      renders = 2,
      mail = mailPorts(),
    }: {
      renderer?: Renderer;
      channels?: ChannelPorts;
      worker?: string;
      /** How many jobs of renders at once. */
      renders?: number;
      mail?: Omit<SendPorts, "signal">;
    } = {}) => {
      const delivery = { ...deliveryPorts(channels), pathOf: files.pathOf };
      const handlers = handlersOf({ contextOf, renderer, files, pieces, delivery, mail, queue: sender, worker });
      const concurrency = { renders, releases: 4, mails: 1 };
      const workers = startWorkers({ backend, jobs: JOBS, handlers, concurrency, log });
      atWork.add(workers);
      return {
        close: async () => {
          await workers.close();
          atWork.delete(workers);
        },
      };
    },
    /** What runs the jobs of renders, without a queue; as another process when it has a context of its own. */
    handlers: (renderer: Renderer, { queue = sender, contextOf: own = contextOf, worker = "worker" }: Hands = {}) =>
      handlersOf({
        contextOf: own,
        renderer,
        files,
        pieces,
        delivery: { ...deliveryPorts({ gallery }), pathOf: files.pathOf },
        mail: mailPorts(),
        queue,
        worker,
      }),
    /** Loses everything that is in the queue, as a wiped Redis does. */
    loseQueue: () => wipe(backend),
    close: async () => {
      const leaked = atWork.size;
      await sender.close();
      await wipe(backend);
      await backend.close();
      if (leaked > 0) throw new Error(`${leaked} workers were left running.`);
    },
  };
}

// One server carries many runs: each has queues of its own names.
function apart(backend: QueueBackend): QueueBackend {
  const space = randomUUID();
  const apartIn = <Job extends { queueName: string }>(job: Job): Job => ({
    ...job,
    queueName: `${job.queueName}-${space}`,
  });
  return {
    ...backend,
    flows: () => {
      const flows = backend.flows();
      return {
        on: (event, listener) => flows.on(event, listener),
        close: () => flows.close(),
        add: ({ children = [], ...last }) => flows.add({ ...apartIn(last), children: children.map(apartIn) }),
      };
    },
    queue: (name) => backend.queue(`${name}-${space}`),
    worker: (name, run, options) => backend.worker(`${name}-${space}`, run, options),
  };
}

async function wipe(backend: QueueBackend): Promise<void> {
  for (const name of new Set(JOBS.map(({ queue }) => queue))) {
    const queue = backend.queue(name);
    if (!(queue instanceof Queue)) throw new Error("The queue is not BullMQ's.");
    await queue.obliterate({ force: true });
    await queue.close();
  }
}

export type Said = { level: keyof Log; facts: object; message: string };

function listen(): { log: Log; said: Said[] } {
  const said: Said[] = [];
  const hear = (level: keyof Log) => (facts: object, message: string) => void said.push({ level, facts, message });
  return { log: { debug: hear("debug"), info: hear("info"), warn: hear("warn"), error: hear("error") }, said };
}
