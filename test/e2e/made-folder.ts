import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { takeSnapshot } from "#infra/database/snapshot.ts";
import { newFolder } from "./run-sunny.ts";

/** A data folder with a snapshot, in which Ada was written before it and Bea after it. Made once, then copied. */
export async function makeFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sunny-test-"));
  const database = await openEmbedded(folder);
  await migrate(database);
  await write("Ada");
  if (database.engine.kind === "embedded") await takeSnapshot(database.engine.pglite, folder, new Date(SNAPSHOT_AT));
  await write("Bea");
  await database.close();
  return folder;

  async function write(name: string): Promise<void> {
    await database.prisma.person.create({ data: { name, email: `${name}@example.org` } });
  }
}

export const SNAPSHOT_AT = "2026-11-22T20:15:00Z";
export const SNAPSHOT = "2026-11-22T20-15-00Z.tar.gz";

/** A copy of its own for one test. */
export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** As `copyOf`, with nothing in it but the snapshots. */
export function snapshotsOf(folder: string): string {
  const copy = newFolder();
  cpSync(join(folder, "snapshots"), join(copy, "snapshots"), { recursive: true });
  return copy;
}

/** Who is in the database of a data folder, when it is opened as a start does. */
export async function peopleIn(dataDir: string): Promise<string[]> {
  const database = await openEmbedded(dataDir);
  try {
    const people = await database.prisma.person.findMany({ orderBy: { name: "asc" } });
    return people.map(({ name }) => name);
  } finally {
    await database.close();
  }
}

/** Whether a restore left half-done work behind. */
export function leftovers(dataDir: string): string[] {
  return ["postgres.loading", "postgres.loaded", "postgres.making", "lock"].filter((name) =>
    existsSync(join(dataDir, name)),
  );
}
