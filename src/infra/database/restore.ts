import { existsSync, openAsBlob, renameSync, rmSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { UnavailableError } from "#core/errors.ts";
import { flush } from "../files/flush.ts";
import { listSnapshots, proveSnapshot, snapshotFolder } from "./snapshot.ts";

export type Snapshot = { name: string; takenAt: Date; bytes: number };

export const postgresFolder = (dataDir: string) => join(dataDir, "postgres");
// A restore that was cut short leaves at most these: half a database, or a whole one that is not in place yet.
const loadingFolder = (dataDir: string) => join(dataDir, "postgres.loading");
const loadedFolder = (dataDir: string) => join(dataDir, "postgres.loaded");

/** The snapshots of a data folder with time and size, newest first. */
export async function describeSnapshots(dataDir: string): Promise<Snapshot[]> {
  const names = await listSnapshots(dataDir);
  return Promise.all(
    names.map(async (name) => ({
      name,
      takenAt: takenAt(name),
      bytes: (await stat(join(snapshotFolder(dataDir), name))).size,
    })),
  );
}

// 2026-11-22T20-15-00Z.tar.gz
function takenAt(name: string): Date {
  const [day = "", time = ""] = name.replace(/Z\.tar\.gz$/, "").split("T");
  return new Date(`${day}T${time.replaceAll("-", ":")}Z`);
}

/**
 * Puts a snapshot in the place of the database and moves that one aside, never away; returns where it lies now.
 * Whenever it is cut short, the next start finds the old database or the new one. The caller holds the folder's lock.
 * Throws UNAVAILABLE, and then the old database is still in place.
 */
export async function restoreSnapshot(dataDir: string, name: string, now: Date): Promise<string | null> {
  const snapshot = join(snapshotFolder(dataDir), name);
  await proveSnapshot(snapshot).catch((cause) => {
    throw new UnavailableError(
      `The snapshot ${name} does not open, so nothing was changed. Choose another one: sunny restore --list`,
      { cause },
    );
  });
  finishRestore(dataDir);
  await load(dataDir, snapshot).catch(async (cause) => {
    await rm(loadingFolder(dataDir), { recursive: true, force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UnavailableError(`The snapshot ${name} could not be unpacked (${reason}). Nothing was changed.`, {
      cause,
    });
  });

  const current = postgresFolder(dataDir);
  const aside = existsSync(current) ? `${current}.before-restore-${fileTime(now)}` : null;
  if (aside !== null) await rename(current, aside);
  await rename(loadedFolder(dataDir), current);
  await flush(dataDir);
  return aside;
}

/** Completes or clears what a restore left that was cut short. The caller holds the folder's lock. */
export function finishRestore(dataDir: string): void {
  const loaded = loadedFolder(dataDir);
  if (existsSync(loaded) && !existsSync(postgresFolder(dataDir))) renameSync(loaded, postgresFolder(dataDir));
  for (const rest of [loaded, loadingFolder(dataDir)]) rmSync(rest, { recursive: true, force: true });
}

async function load(dataDir: string, snapshot: string): Promise<void> {
  const loading = loadingFolder(dataDir);
  const database = await PGlite.create({ dataDir: loading, loadDataDir: await openAsBlob(snapshot) });
  await database.close();
  await flushTree(loading);
  // Only a whole one gets this name, so that whoever finds it may put it in place.
  await rename(loading, loadedFolder(dataDir));
  await flush(dataDir);
}

async function flushTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    await (entry.isDirectory() ? flushTree(path) : flush(path));
  }
  await flush(folder);
}

function fileTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
}
