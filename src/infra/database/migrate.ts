import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectPath } from "#config/project.ts";
import { ConfigurationError } from "#core/errors.ts";
import type { Database, Session } from "./connection.ts";

export type Migration = { name: string; sql: string; checksum: string };
export type Applied = { name: string; checksum: string };

// Any number, the same for every process of ours: only one migrates at a time.
const LOCK = 7_396_031;

// Prisma's own table, so that its tools read the same history.
const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** The migrations that ship with the program, oldest first. */
export function readMigrations(folder = projectPath("prisma", "migrations")): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What is still to be applied. Throws CONFIGURATION when the history is newer than the program, or was edited. */
export function pendingMigrations(shipped: Migration[], applied: Applied[]): Migration[] {
  for (const [index, { name, checksum }] of applied.entries()) {
    const ours = shipped[index];
    if (ours === undefined) {
      throw new ConfigurationError(
        `The database was changed by a newer version of Sunny Corner (migration ${name}). Update the program.`,
      );
    }
    if (ours.name !== name || ours.checksum !== checksum) {
      throw new ConfigurationError(
        `The database's history does not match this program: migration ${name} differs from ${ours.name} as shipped. Install the version that wrote it, or restore a backup.`,
      );
    }
  }
  return shipped.slice(applied.length);
}

/** Brings the database up to the shipped migrations, each in a transaction of its own; returns their names. */
export async function migrate(database: Database, shipped = readMigrations()): Promise<string[]> {
  return database.withSession(async (session) => {
    await session.run(`SELECT pg_advisory_lock(${LOCK})`);
    try {
      await session.run(CREATE_HISTORY);
      const pending = pendingMigrations(shipped, await readApplied(session));
      for (const migration of pending) await apply(session, migration);
      return pending.map(({ name }) => name);
    } finally {
      await session.run(`SELECT pg_advisory_unlock(${LOCK})`);
    }
  });
}

/** The migrations that a database has been through, oldest first. */
export async function readApplied(session: Session): Promise<Applied[]> {
  const rows = await session.rows(
    `SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"
     WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY "migration_name"`,
  );
  return rows.map(({ name, checksum }) => ({ name: String(name), checksum: String(checksum) }));
}

async function apply(session: Session, { name, sql, checksum }: Migration): Promise<void> {
  await session.run("BEGIN");
  try {
    await session.run(sql);
    await session.rows(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await session.run("COMMIT");
  } catch (error) {
    await session.run("ROLLBACK");
    throw error;
  }
}
