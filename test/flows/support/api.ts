import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { pino } from "pino";
import type { Role } from "#access/index.ts";
import { type AppParts, createApp } from "#api/app.ts";
import type { SignIn } from "#api/authenticate.ts";
import type { DrawingPorts } from "#api/ports.ts";
import { openChannels } from "#infra/channels/index.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { mediaTaker } from "#infra/media/take-media.ts";
import { openMetrics } from "#infra/metrics.ts";
import { openPasswordHasher } from "#infra/passwords/argon2.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { previewKeys } from "#reviews/index.ts";
import { noAccounts } from "../../account-ports.ts";
import { mailPorts } from "./mail.ts";
import type { Stage } from "./stage.ts";
import { hire } from "./story.ts";

/** Nobody speaks and nothing is found in drawing; files are kept as they are in the program. */
export const drawingOf = ({ files }: Pick<Stage, "files">): DrawingPorts => ({
  checkFit: async () => [],
  narrator: { narrate: async () => [] },
  files,
  takeMedia: mediaTaker(files),
  templateHash: () => "0".repeat(64),
});

export type Api = Awaited<ReturnType<typeof serveApi>>;
/** What preview links of tests are signed with. */
const PREVIEW_KEYS = previewKeys([new Uint8Array(32).fill(7)]);

export type Asking = { as?: string; body?: unknown; headers?: Record<string, string> };

/** The program's HTTP on a port of its own, gone with the test. Whoever was let in says so with a bearer token. */
export async function serveApi(stage: Stage, changes: Partial<AppParts> = {}) {
  const known = new Map<string, SignIn>();
  const { prisma, dataDir, contextOf } = stage;
  const failures: unknown[] = [];
  const app = createApp({
    accounts: noAccounts,
    log: pino({ level: "error" }, { write: (line: string) => failures.push(JSON.parse(line)) }),
    site: { origin: "http://localhost", links: {} },
    prisma,
    dataDir,
    pingQueue: async () => {},
    metrics: openMetrics(prisma),
    metricsToken: undefined,
    contextOf,
    preview: { keys: PREVIEW_KEYS, passwords: openPasswordHasher() },
    drawing: drawingOf(stage),
    channels: openChannels({ dataDir, now: () => new Date() }),
    secrets: openSealer([randomBytes(32)]),
    trail: { signer: mailPorts().signer, checkpoints: openCheckpointFile(dataDir) },
    authenticate: async ({ headers: { authorization = "", cookie = "" } }) =>
      known.get(authorization.replace("Bearer ", "")) ?? known.get(cookie.replace("__Host-session=", "")),
    rates: { perAddress: 1_000_000, perActor: 1_000_000 },
    ...changes,
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;

  return {
    origin,
    port,
    app,
    /** What the log says went wrong on our side. */
    failures,
    /** Someone new with these roles; `pass` is how requests say that they are theirs. */
    hire: async (...roles: Role[]) => {
      const person = await hire(stage, ...roles);
      const pass = randomUUID();
      known.set(pass, {
        actor: { type: "person", personId: person.id, roles },
        signedInAt: new Date(),
        isFresh: true,
      });
      return { ...person, pass };
    },
    signInOf: (pass: string) => known.get(pass),
    let: (pass: string, signIn: SignIn) => known.set(pass, signIn),
    /** Asks as one may: with a new Idempotency-Key for a POST, and JSON as JSON. */
    ask: async (method: string, path: string, { as, body, headers = {} }: Asking = {}) => {
      const isText = typeof body === "string" || body instanceof Uint8Array;
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(as === undefined ? {} : { Authorization: `Bearer ${as}` }),
          ...(method === "POST" ? { "Idempotency-Key": randomUUID() } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /[/+]json/.test(response.headers.get("content-type") ?? "");
      return {
        status: response.status,
        headers: response.headers,
        text,
        json: isJson && text ? JSON.parse(text) : null,
      };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
