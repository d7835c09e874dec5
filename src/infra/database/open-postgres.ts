import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { SECOND } from "#core/clock.ts";
import { ConfigurationError } from "#core/errors.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import type { Database } from "./connection.ts";
import { statementNames } from "./statement-names.ts";

// No transaction of ours is open for longer than 15 s, unless its process stands still: then the server ends it, for
// what it has locked others wait for.
const SESSION = "-c TimeZone=UTC -c idle_in_transaction_session_timeout=20s";

/** Connects to a Postgres. Throws CONFIGURATION when it does not answer; the password is never shown. */
export async function openPostgres(databaseUrl: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 5 * SECOND,
    // Prisma's adapter writes and reads instants without their offset, so another zone would move every one of them.
    options: SESSION,
  });
  // Idle connections break when the server restarts; the pool opens new ones, so this must not end the process.
  pool.on("error", () => {});
  try {
    await assertUtc(pool);
  } catch (cause) {
    await pool.end();
    if (cause instanceof ConfigurationError) throw cause;
    const reason = cause instanceof Error && cause.message !== "" ? cause.message : String(cause);
    throw new ConfigurationError(
      `DATABASE_URL names a database at ${new URL(databaseUrl).host} that does not answer (${reason}). Start it, mend the address, or unset DATABASE_URL to use the embedded database.`,
      { cause },
    );
  }
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
  });
  return {
    prisma,
    engine: { kind: "postgres", pool },
    withSession: async (work) => {
      const client = await pool.connect();
      try {
        return await work({
          run: async (sql) => {
            await client.query(sql);
          },
          rows: async (sql, parameters) => (await client.query(sql, parameters)).rows,
        });
      } finally {
        client.release();
      }
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function assertUtc(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ TimeZone: string }>("SHOW TimeZone");
  if (rows[0]?.TimeZone === "UTC") return;
  throw new ConfigurationError(
    "DATABASE_URL sets a time zone of its own for the connection. Remove TimeZone from its options: every instant would be moved by it.",
  );
}
