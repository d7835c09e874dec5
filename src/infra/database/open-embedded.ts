import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { ConfigurationError } from "#core/errors.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import type { Database, Session } from "./connection.ts";
import { prepareFolder } from "./first-start.ts";
import { claimFormat } from "./folder-format.ts";
import { lockFolder } from "./folder-lock.ts";
import { finishRestore, postgresFolder } from "./restore.ts";
import { listSnapshots } from "./snapshot.ts";

/** Opens the database in the data folder, alone. Throws CONFIGURATION when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockFolder(dataDir);
  try {
    claimFormat(dataDir);
    finishRestore(dataDir);
    const { done } = prepareFolder(dataDir);
    const pglite = await PGlite.create({ dataDir: postgresFolder(dataDir) });
    done();
    return fromPglite(pglite, lock.release);
  } catch (error) {
    lock.release();
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(await explain(error, dataDir), { cause: error });
  }
}

async function explain(error: unknown, dataDir: string): Promise<string> {
  if (isDiskFull(error)) {
    return `The disk of the data folder ${dataDir} is full. Make room, or choose a folder on another one with DATA_DIR.`;
  }
  const folder = postgresFolder(dataDir);
  const hasSnapshot = (await listSnapshots(dataDir)).length > 0;
  const wayOut = hasSnapshot
    ? `"sunny restore" brings back the last snapshot.`
    : "There is no snapshot to go back to; move that folder away to begin with an empty database.";
  return `The database in ${folder} does not open. Nothing was changed. ${wayOut}`;
}

// Inside PGlite errors are of another kind and have WASI's numbers, of which 51 is ENOSPC.
function isDiskFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return ("errno" in error && error.errno === 51) || ("code" in error && error.code === "ENOSPC");
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
