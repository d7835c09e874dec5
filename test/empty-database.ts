import { randomUUID } from "node:crypto";
import type { Database } from "#infra/database/connection.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";

/** A database with nothing in it, gone after `close`: in memory, or on the Postgres that the environment names. */
export async function openEmptyDatabase(): Promise<Database> {
  const server = process.env["DATABASE_URL"];
  return server ? createOn(server) : openInMemory();
}

async function createOn(server: string): Promise<Database> {
  const name = `sunny_test_${randomUUID().replaceAll("-", "")}`;
  await runOn(server, `CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = name;
  const database = await openPostgres(address.href);
  return {
    ...database,
    close: async () => {
      await database.close();
      await runOn(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function runOn(server: string, statement: string): Promise<void> {
  const database = await openPostgres(server);
  try {
    await database.withSession((session) => session.run(statement));
  } finally {
    await database.close();
  }
}
