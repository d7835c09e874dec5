import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { Registry } from "prom-client";
import { createApp } from "#api/app.ts";
import type { TrustParts } from "#api/trust/trust-parts.ts";
import { projectPath } from "#config/project.ts";
import { openTally } from "#counts/index.ts";
import { parseDisclosurePolicy } from "#disclosure/index.ts";
import { openCheckpointFile } from "#infra/files/checkpoint-file.ts";
import { openSealer } from "#infra/secrets/seal.ts";
import { openSigner } from "#infra/signing/signing-key.ts";
import { noAccounts, noPreview } from "../../account-ports.ts";
import { drawingOf } from "./api.ts";
import type { Stage } from "./stage.ts";

export const POLICY_TEMPLATE = readFileSync(projectPath("src", "disclosure", "policy.yaml"), "utf8");
const LINKS = { bugBounty: "/bounty", transparency: "/transparency", accountability: "/accountability" };

export type TrustSite = Awaited<ReturnType<typeof openTrustSite>>;

/** The public site with its trust pages, on a port of its own; all that it logs is heard. */
export async function openTrustSite(stage: Stage, parts: Partial<TrustParts> = {}) {
  const heard: string[] = [];
  const ear = new Writable({
    write: (chunk, _encoding, done) => {
      heard.push(String(chunk));
      done();
    },
  });
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sealer = openSealer([randomBytes(32)]);
  const trust: TrustParts = {
    settings: {
      contacts: undefined,
      expiresOn: undefined,
      encryption: [],
      languages: ["en"],
      hiring: undefined,
      bountyUrl: undefined,
    },
    policy: parseDisclosurePolicy(POLICY_TEMPLATE, "policy.yaml", origin),
    sealer,
    formKey: createHash("sha256").update(origin).digest(),
    signer: await openSigner(stage.prisma, openSealer([createHash("sha256").update("a test").digest()])),
    tally: openTally(),
    contextOf: stage.contextOf,
    ...parts,
  };
  const app = createApp({
    log: pino({ level: "debug" }, ear),
    site: { origin, links: LINKS },
    trust,
    prisma: stage.prisma,
    dataDir: stage.dataDir,
    pingQueue: async () => {},
    metrics: new Registry(),
    metricsToken: undefined,
    contextOf: stage.contextOf,
    authenticate: async () => undefined,
    accounts: noAccounts,
    preview: noPreview,
    channels: {},
    secrets: sealer,
    drawing: drawingOf(stage),
    trail: { signer: async () => trust.signer, checkpoints: openCheckpointFile(stage.dataDir) },
  });
  server.on("request", app);
  return {
    origin,
    trust,
    /** All that was logged so far. */
    logged: () => heard.join(""),
    get: (path: string, init: RequestInit = {}) => fetch(origin + path, { redirect: "manual", ...init }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The fields that a browser would send with the form that the site shows at this moment. */
export async function openForm(site: TrustSite): Promise<Record<string, string>> {
  const page = await (await site.get("/report")).text();
  const pass = /name="pass" value="([^"]+)"/.exec(page)?.[1] ?? "";
  return { summary: "", place: "", steps: "", impact: "", contact: "", thanks: "", website: "", pass };
}

/** Sends a form as a browser does that stands on the page. */
export function sendForm(site: TrustSite, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return site.get("/report", {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "Sec-Fetch-Site": "same-origin", Origin: site.origin, ...headers },
  });
}
