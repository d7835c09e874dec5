import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { SECOND } from "#core/clock.ts";
import { defineJob, queuedJob } from "#core/job.ts";
import { openQueueBackend } from "#infra/queue/backend.ts";
import { openJobSender, startWorkers } from "#infra/queue/jobs.ts";

const greet = defineJob({
  name: "greet",
  queue: "mails",
  payload: z.object({ id: z.string() }),
  key: ({ id }) => id,
  attempts: 1,
  timeoutMs: SECOND,
});
const log = { debug() {}, info() {}, warn() {}, error() {} };

test.each(["just before", "in the middle of"])(
  "a worker whose Redis goes away %s its first connection takes up jobs when it is back",
  async (moment) => {
    await using redis = await openCutRedis();
    const backend = await openQueueBackend({} as never, redis.url);
    const sender = openJobSender(backend, log);
    if (moment === "in the middle of") redis.cutAtNextWord();
    else redis.cut();
    const greeted: string[] = [];
    const workers = startWorkers({
      backend,
      jobs: [greet],
      handlers: {
        greet: async ({ id }: { id: string }) => {
          greeted.push(id);
        },
      },
      concurrency: { mails: 1, renders: 1, releases: 1 },
      log,
    });
    await sleep(SECOND);
    redis.mend();
    const id = `first-${randomUUID()}`;
    await sender.send([queuedJob(greet, { id })]);
    await expect.poll(() => greeted, { timeout: 10 * SECOND }).toEqual([id]);
    await workers.close();
    await sender.close();
    await backend.close();
  },
);

/** The machine's Redis behind an address at which it can be made to go away and come back. */
async function openCutRedis() {
  const real = new URL(process.env["REDIS_URL"] ?? "");
  const sockets = new Set<Socket>();
  let isCut = false;
  let cutsAtWord = false;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((socket) => {
    if (isCut) {
      socket.destroy();
      return;
    }
    const redis = connect(Number(real.port || 6379), real.hostname);
    for (const [end, other] of [
      [socket, redis],
      [redis, socket],
    ] as const) {
      sockets.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        sockets.delete(end);
        other.destroy();
      });
    }
    if (cutsAtWord) socket.once("data", cut);
    socket.pipe(redis).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}${real.pathname}`,
    cut,
    cutAtNextWord: () => {
      cutsAtWord = true;
    },
    mend: () => {
      isCut = cutsAtWord = false;
    },
    [Symbol.asyncDispose]: async () => {
      cut();
      server.close();
    },
  };
}
