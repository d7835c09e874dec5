import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { pino } from "pino";
import { Registry } from "prom-client";
import { createApp } from "#api/app.ts";
import { contextMaker } from "#infra/context.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";
import type { Read } from "./reads.ts";

export type HostOptions = { kind: "ours" | "raw"; address: string; reads: Read[] };

const ROLES = ["producer", "accuracy_reviewer", "scheduler", "admin"] as const;

/** Serves the API, or the same rows from the bare driver, as a process of its own; prints its port. */
export async function runApiHost({ kind, address, reads }: HostOptions): Promise<void> {
  const database = await openPostgres(address);
  const log = pino({ level: "error" });
  const answer: RequestListener = kind === "ours" ? ours() : raw;
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const place = server.address();
  process.stdout.write(`${typeof place === "object" && place ? place.port : 0}\n`);

  function ours(): RequestListener {
    const { prisma } = database;
    return createApp({
      log,
      site: { origin: "http://localhost", links: {} },
      prisma,
      dataDir: "",
      pingQueue: async () => {},
      metrics: new Registry(),
      metricsToken: undefined,
      contextOf: contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} }),
      // Nothing is drawn here.
      drawing: {} as never,
      // Nothing is proved.
      trail: {} as never,
      // Nobody signs in, or opens a link.
      accounts: {} as never,
      preview: { keys: [], passwords: {} as never },
      channels: {},
      secrets: {} as never,
      authenticate: async () => ({
        actor: { type: "person", personId: "00000000-0000-4000-8000-000000000000", roles: ROLES },
        signedInAt: new Date(),
        isFresh: true,
      }),
      rates: { perAddress: 1e9, perActor: 1e9 },
    });
  }

  async function raw(request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1]) {
    const read = reads.find(({ path }) => path === request.url);
    if (!read || database.engine.kind !== "postgres") {
      response.writeHead(404).end();
      return;
    }
    const { rows } = await database.engine.pool.query(read.sql, read.parameters);
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ items: rows }));
  }
}
