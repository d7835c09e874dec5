import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { contentHash } from "#core/content-hash.ts";
import type { Database } from "#infra/database/connection.ts";
import { migrate, readMigrations } from "#infra/database/migrate.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { openEmptyDatabase } from "../../empty-database.ts";

const CACHE = projectPath("node_modules", ".cache", "sunny-corner");

/** A database with our tables and nothing in them, gone after `close`. */
export async function openMigratedDatabase(): Promise<Database> {
  if (process.env["DATABASE_URL"]) return migrated(await openEmptyDatabase());
  // To initialise an embedded database takes seconds, to copy one a moment.
  const path = join(CACHE, `${await templateKey()}.tar`);
  const template = await readFile(path).catch(() => makeTemplate(path));
  return openInMemory(new Blob([template]));
}

async function migrated(database: Database): Promise<Database> {
  await migrate(database);
  return database;
}

async function templateKey(): Promise<string> {
  const { dependencies } = JSON.parse(await readFile(projectPath("package.json"), "utf8"));
  return contentHash({
    engine: dependencies["@electric-sql/pglite"],
    migrations: readMigrations().map(({ checksum }) => checksum),
  });
}

async function makeTemplate(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const database = await migrated(await openInMemory());
  try {
    if (database.engine.kind !== "embedded") throw new Error("A database in memory is an embedded one.");
    const dump = await database.engine.pglite.dumpDataDir("none");
    const bytes = new Uint8Array(await dump.arrayBuffer());
    await rm(CACHE, { recursive: true, force: true });
    await mkdir(CACHE, { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
    return bytes;
  } finally {
    await database.close();
  }
}
