import { randomUUID } from "node:crypto";
import type { Database } from "#infra/database/connection.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";

/** A database with nothing in it, gone after `close`: in memory, or on the Postgres that the environment names. */
export async function openEmptyDatabase(): Promise<Database> {
  const server = process.env["DATABASE_URL"];
  return server ? openOn(server) : openInMemory();
}

async function openOn(server: string): Promise<Database> {
  const { address, drop } = await createOn(server);
  const database = await openPostgres(address);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

/** A new database on a server, for whoever connects by its address. */
export async function createOn(server: string): Promise<{ address: string; drop: () => Promise<void> }> {
  const name = `sunny_test_${randomUUID().replaceAll("-", "")}`;
  await runOn(server, `CREATE DATABASE ${name}`);
  const address = new URL(server);
  address.pathname = name;
  return { address: address.href, drop: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOn(server: string, statement: string): Promise<void> {
  const database = await openPostgres(server);
  try {
    await database.withSession((session) => session.run(statement));
  } finally {
    await database.close();
  }
}
