import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Log } from "#access/index.ts";
import { projectPath } from "#config/project.ts";
import { MINUTE } from "#core/clock.ts";
import { flush } from "../files/flush.ts";
import type { Database } from "./connection.ts";

const EVERY_MS = 15 * MINUTE;
// A first copy soon after the start, so that a short run has one too.
const FIRST_AFTER_MS = 2 * MINUTE;
const KEEP = 4;
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.tar\.gz$/;

export const snapshotFolder = (dataDir: string) => join(dataDir, "snapshots");

/** Snapshots of a data folder by name, newest first. The name is the time at which it was taken. */
export async function listSnapshots(dataDir: string): Promise<string[]> {
  const names = await readdir(snapshotFolder(dataDir)).catch(() => []);
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse();
}

/**
 * Keeps copies of the embedded database, which survives a killed process but not always a power cut.
 * One is taken 2 minutes after the start and then every 15 when anything was written; it counts only once it was
 * opened and read.
 */
export function startSnapshots(database: Database, dataDir: string, log: Log): { stop: () => Promise<void> } {
  const { engine } = database;
  if (engine.kind !== "embedded") return { stop: async () => {} };
  let lastPosition = "";
  let running: Promise<void> | null = null;
  const snapshot = async () => {
    const position = await writePosition(engine.pglite);
    if (position === lastPosition) return;
    const name = await takeSnapshot(engine.pglite, dataDir, new Date());
    lastPosition = position;
    log.info({ name }, "The database was copied, and the copy opened and read");
  };
  const begin = () => {
    running ??= snapshot()
      .catch((error) => log.error({ err: error }, "The database could not be copied; the next try is in 15 minutes"))
      .finally(() => {
        running = null;
      });
  };
  const first = setTimeout(begin, FIRST_AFTER_MS);
  const timer = setInterval(begin, EVERY_MS);
  return {
    stop: async () => {
      clearTimeout(first);
      clearInterval(timer);
      await running;
    },
  };
}

/** Copies the database, proves the copy and keeps the newest few; returns its name. Throws when the copy does not open. */
export async function takeSnapshot(pglite: PGlite, dataDir: string, now: Date): Promise<string> {
  const folder = snapshotFolder(dataDir);
  const name = `${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`;
  const path = join(folder, name);
  const part = `${path}.part`;
  await mkdir(folder, { recursive: true });
  try {
    const dump = await pglite.dumpDataDir("gzip");
    await writeFile(part, Buffer.from(await dump.arrayBuffer()));
    await flush(part);
    await proveSnapshot(part);
    await rename(part, path);
    await flush(folder);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  for (const old of (await listSnapshots(dataDir)).slice(KEEP)) await rm(join(folder, old));
  return name;
}

/**
 * Opens a snapshot and reads every table of it; throws when it cannot be trusted.
 * In a process of its own: opening a second database here would double the memory of this one for good.
 */
export async function proveSnapshot(path: string): Promise<void> {
  const child = fork(projectPath("dist", "read-snapshot.mjs"), [path], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The copy ${path} does not open.`);
}

// Every change leaves an audit entry in its transaction, so the last number tells whether there was one.
async function writePosition(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ position: string }>(
    `SELECT coalesce(max("seq"), 0)::text AS "position" FROM "public"."AuditEntry"`,
  );
  return rows[0]?.position ?? "";
}
