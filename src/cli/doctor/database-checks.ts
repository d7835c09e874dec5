import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { SECOND } from "#core/clock.ts";
import type { Database, Session } from "#infra/database/connection.ts";
import { holderOf } from "#infra/database/folder-lock.ts";
import { pendingMigrations, readApplied, readMigrations } from "#infra/database/migrate.ts";
import { postgresFolder } from "#infra/database/restore.ts";
import { type Check, fault, faultOf, ok, warning } from "./check.ts";

const MOST_CLOCK_MS = 2 * SECOND;

/** The database, its migrations and its clock, without changing any. */
export async function checkDatabase({
  databaseUrl,
  dataDir,
}: Pick<Config, "databaseUrl" | "dataDir">): Promise<Check[]> {
  try {
    return databaseUrl === undefined ? await checkEmbedded(dataDir) : await checkPostgres(databaseUrl);
  } catch (error) {
    return [faultOf("Database", error, "Check DATABASE_URL and what that server says of it.")];
  }
}

async function checkPostgres(databaseUrl: string): Promise<Check[]> {
  const { openPostgres } = await import("#infra/database/open-postgres.ts");
  const database = await openPostgres(databaseUrl);
  const { host, pathname } = new URL(databaseUrl);
  try {
    return await database.withSession(async (session) => [
      await checkTables(session, `at ${host}${pathname}`),
      checkClock(await clockOffset(session, Date.now)),
    ]);
  } finally {
    await database.close();
  }
}

async function checkEmbedded(dataDir: string): Promise<Check[]> {
  const folder = postgresFolder(dataDir);
  const clock = ok("Clock", "the embedded database's clock is this machine's");
  const holder = holderOf(dataDir);
  if (holder) return [ok("Database", `embedded, open in process ${holder.pid}: its /readyz says how it is`), clock];
  if (!existsSync(folder)) return [ok("Database", "embedded, not there yet: the next start makes it"), clock];
  // Opening writes, so a copy is opened.
  const copy = await mkdtemp(join(tmpdir(), "sunny-doctor-"));
  try {
    await cp(folder, postgresFolder(copy), { recursive: true });
    if (holderOf(dataDir)) return await checkEmbedded(dataDir);
    return [await checkCopy(copy, folder), clock];
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function checkCopy(copy: string, original: string): Promise<Check> {
  const { openEmbedded } = await import("#infra/database/open-embedded.ts");
  let database: Database;
  try {
    database = await openEmbedded(copy);
  } catch {
    return fault(
      "Database",
      `embedded in ${original}, does not open`,
      "Go back to the last snapshot with sunny restore.",
    );
  }
  try {
    return await database.withSession((session) => checkTables(session, "embedded"));
  } finally {
    await database.close();
  }
}

async function checkTables(session: Session, where: string): Promise<Check> {
  const [server] = await session.rows("SELECT current_setting('server_version') AS version");
  const found = `PostgreSQL ${server?.["version"]} ${where}`;
  const [history] = await session.rows(`SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS exists`);
  const applied = history?.["exists"] ? await readApplied(session) : [];
  try {
    const pending = pendingMigrations(readMigrations(), applied);
    const rest = pending.length === 0 ? "up to date" : `the next start applies ${pending.length} more`;
    return ok("Database", `${found}, ${applied.length} migrations, ${rest}`);
  } catch (error) {
    return faultOf("Database", error, "Install the version that wrote it.");
  }
}

/** How far the database's clock is ahead of ours, in milliseconds; the question's own time is halved. */
async function clockOffset(session: Session, now: () => number): Promise<number> {
  const askedAt = now();
  const [row] = await session.rows("SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms");
  const toldAt = now();
  return Number(row?.["ms"]) - (askedAt + toldAt) / 2;
}

/** The two clocks side by side. */
export function checkClock(offsetMs: number): Check {
  const seconds = (Math.abs(offsetMs) / SECOND).toFixed(1);
  const found = `this machine is ${seconds} s ${offsetMs > 0 ? "behind" : "ahead of"} the database`;
  if (Math.abs(offsetMs) <= MOST_CLOCK_MS) return ok("Clock", found);
  return warning("Clock", found, "Set both clocks by NTP; releases go by the database's.");
}
