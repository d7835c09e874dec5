import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { Registry } from "prom-client";
import { createApp } from "#api/app.ts";
import { signerOf } from "#core/signed.ts";
import { contextMaker } from "#infra/context.ts";
import { noAdminWork } from "../../account-ports.ts";
import { publishSeries } from "../../published-series.ts";
import { openMigratedDatabase } from "./migrated-database.ts";

const VIDEO = Buffer.from("0123456789abcdefghij".repeat(500));

export type ServedSeries = Awaited<ReturnType<typeof serveSeries>>;

/** Three episodes in three languages and two shapes that are out, one that is announced, and the site that serves them. */
export async function serveSeries() {
  const signer = signerOf(generateKeyPairSync("ed25519").privateKey);
  const dataDir = await mkdtemp(join(tmpdir(), "sunny-public-"));
  const database = await openMigratedDatabase();
  const { prisma } = database;
  const log = pino({ level: "silent" });
  let made = 0;
  const series = await publishSeries({
    prisma,
    dataDir,
    episodes: ["email-first", "three-random-words", "meet-the-passkey"],
    locales: ["en", "es", "ar"],
    formats: ["vertical", "landscape"],
    announced: ["Update tonight"],
    filesOf: async () => {
      made += 1;
      const [video, poster] = [join(dataDir, "video"), join(dataDir, "poster")];
      await writeFile(video, Buffer.concat([VIDEO, Buffer.from(String(made))]));
      await writeFile(poster, `poster ${made}`);
      return { video, poster };
    },
  });
  const contextOf = contextMaker({ prisma, log, now: () => new Date(), onCommit: () => {} });
  const server = createServer(
    createApp({
      log,
      site: { origin: "https://videos.example", links: {} },
      prisma,
      dataDir,
      pingQueue: async () => {},
      metrics: new Registry(),
      metricsToken: undefined,
      contextOf,
      ...noAdminWork,
      trail: { ...noAdminWork.trail, signer: async () => signer },
      authenticate: async () => undefined,
    }),
  ).listen(0);
  await once(server, "listening");
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers, redirect: "manual" });
  return {
    ...series,
    prisma,
    signer,
    origin,
    contextOf,
    ask,
    textAt: async (path: string) => (await ask(path)).text(),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await database.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

/** Where a page leads and what it loads. */
export const hrefsIn = (html: string) =>
  [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
