import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { ConfigurationError } from "#core/errors.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import type { Database, Session } from "./connection.ts";
import { claimFormat } from "./folder-format.ts";
import { lockFolder } from "./folder-lock.ts";
import { finishRestore, postgresFolder } from "./restore.ts";

/** Opens the database in the data folder, alone. Throws CONFIGURATION when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockFolder(dataDir);
  try {
    claimFormat(dataDir);
    finishRestore(dataDir);
    return fromPglite(await PGlite.create({ dataDir: postgresFolder(dataDir) }), lock.release);
  } catch (error) {
    lock.release();
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      `The database in ${postgresFolder(dataDir)} does not open. Nothing was changed. "sunny restore" brings back the last snapshot.`,
      { cause: error },
    );
  }
}

/** A database in memory, for tests and for looking into a snapshot. */
export async function openInMemory(snapshot?: Blob): Promise<Database> {
  return fromPglite(await PGlite.create(snapshot ? { loadDataDir: snapshot } : {}), () => {});
}

function fromPglite(pglite: PGlite, release: () => void): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  const session: Session = {
    run: async (sql) => {
      await pglite.exec(sql);
    },
    rows: async (sql, parameters) => (await pglite.query<Record<string, unknown>>(sql, parameters)).rows,
  };
  // There is one session, so whoever borrows it waits for whoever has it.
  let last: Promise<unknown> = Promise.resolve();
  return {
    prisma,
    engine: { kind: "embedded", pglite },
    withSession: (work) => {
      const turn = last.then(() => work(session));
      last = turn.catch(() => {});
      return turn;
    },
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
      release();
    },
  };
}
