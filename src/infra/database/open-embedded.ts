import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { ConfigurationError } from "#core/errors.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import type { Database } from "./connection.ts";
import { claimFormat } from "./folder-format.ts";
import { lockFolder } from "./folder-lock.ts";
import { finishRestore, postgresFolder } from "./restore.ts";

/** Opens the database in the data folder, alone. Throws CONFIGURATION when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockOrExplain(dataDir);
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
  return {
    prisma,
    engine: { kind: "embedded", pglite },
    withSession: (work) =>
      work({
        run: async (sql) => {
          await pglite.exec(sql);
        },
        rows: async (sql, parameters) => (await pglite.query<Record<string, unknown>>(sql, parameters)).rows,
      }),
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
      release();
    },
  };
}

/** Takes the data folder for this process alone. Throws CONFIGURATION when it is taken or cannot be written. */
export function lockOrExplain(dataDir: string) {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `The data folder ${dataDir} cannot be written (${reason}). Choose another with DATA_DIR.`,
      { cause: error },
    );
  }
}
