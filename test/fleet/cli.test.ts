import { spawn } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { migrate, readMigrations } from "#infra/database/migrate.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";
import { expectRefusal, newFolder, sunny } from "../e2e/run-sunny.ts";
import { createOn } from "../empty-database.ts";

const { DATABASE_URL: SERVER = "", REDIS_URL = "" } = process.env;

/** A database of its own on the fleet's Postgres, with tables or without. */
async function newDatabase({ migrated }: { migrated: boolean }): Promise<string> {
  const { address, drop } = await createOn(SERVER);
  onTestFinished(drop);
  const database = await openPostgres(address);
  if (migrated) await migrate(database);
  await database.close();
  return address;
}

async function checksOf(env: Record<string, string>) {
  const { code, out } = await sunny(["doctor", "--json"], { env: { DATA_DIR: newFolder(), ...env } });
  const { checks } = JSON.parse(out) as { checks: { name: string; state: string; found: string; fix?: string }[] };
  return { code, of: (name: string) => checks.find((check) => check.name === name) };
}

/** A Redis that drops what was used least when it is full, as caches are set up. */
async function startCache(): Promise<string> {
  const port = 20_000 + (process.pid % 20_000);
  const program = "redis-server";
  const cache = spawn(program, ["--port", String(port), "--save", "", "--maxmemory-policy", "allkeys-lru"]);
  onTestFinished(() => void cache.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    cache.once("error", reject);
    cache.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    cache.stdout.on("data", (chunk) => String(chunk).includes("Ready to accept connections") && resolve());
  });
  return `redis://127.0.0.1:${port}`;
}

test("doctor finds a fleet that is well, and changes nothing in its database", async () => {
  const address = await newDatabase({ migrated: false });
  const { code, of } = await checksOf({ DATABASE_URL: address, REDIS_URL });
  const pending = readMigrations().length;
  expect(of("Database")).toMatchObject({
    state: "ok",
    found: expect.stringMatching(
      new RegExp(`^PostgreSQL \\d.*, 0 migrations, the next start applies ${pending} more$`),
    ),
  });
  expect(of("Clock")).toMatchObject({ state: "ok" });
  expect(of("Queue")).toMatchObject({ state: "ok", found: expect.stringMatching(/^Redis \d+\.\d+/) });
  expect(code).toBe(0);
  const database = await openPostgres(address);
  const tables = await database.withSession(({ rows }) =>
    rows("SELECT table_name FROM information_schema.tables WHERE table_schema IN ('public', 'bullmq')"),
  );
  await database.close();
  expect(tables).toEqual([]);
});

test("a database that a newer version changed is refused by serve and a fault for doctor", async () => {
  const address = await newDatabase({ migrated: true });
  const database = await openPostgres(address);
  await database.withSession(({ run }) =>
    run(`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
      VALUES ('later', 'x', now(), '99999999999999_later')`),
  );
  await database.close();
  const { code, of } = await checksOf({ DATABASE_URL: address });
  expect(of("Database")).toMatchObject({ state: "fault", fix: "Update the program." });
  expect(code).toBe(78);
  const refused = await sunny(["serve"], { env: { DATABASE_URL: address, DATA_DIR: newFolder(), PORT: "0" } });
  expectRefusal(refused, { code: 78, says: /newer version of Sunny Corner.*Update the program/ });
});

test("a Redis that may drop jobs is refused with the command that mends it", async () => {
  const cache = await startCache();
  const address = await newDatabase({ migrated: true });
  const env = { DATABASE_URL: address, REDIS_URL: cache, DATA_DIR: newFolder(), PORT: "0" };
  expectRefusal(await sunny(["serve"], { env }), {
    code: 78,
    says: /maxmemory-policy is allkeys-lru.*redis-cli config set maxmemory-policy noeviction/,
  });
  const { of } = await checksOf(env);
  expect(of("Queue")).toMatchObject({ state: "fault", fix: expect.stringContaining("noeviction") });
});
