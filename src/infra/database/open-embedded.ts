import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { ConfigurationError } from "#core/errors.ts";
import { PrismaClient } from "#generated/prisma/client.ts";
import type { Database } from "./connection.ts";
import { lockFolder } from "./folder-lock.ts";

/** Layout of the data folder. Raised when an older program could no longer read it. */
const FOLDER_FORMAT = 1;

export const postgresFolder = (dataDir: string) => join(dataDir, "postgres");

/** Opens the database in the data folder, alone. Throws CONFIGURATION when another process has it. */
export async function openEmbedded(dataDir: string): Promise<Database> {
  const lock = lockOrExplain(dataDir);
  try {
    checkFormat(dataDir);
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

function lockOrExplain(dataDir: string) {
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

function checkFormat(dataDir: string): void {
  const path = join(dataDir, "format");
  mkdirSync(dataDir, { recursive: true });
  const found = readFormat(path);
  if (found === null) writeFileSync(path, `${FOLDER_FORMAT}\n`);
  else if (found > FOLDER_FORMAT) {
    throw new ConfigurationError(
      `The data folder ${dataDir} was written by a newer version of Sunny Corner (format ${found}, this one knows ${FOLDER_FORMAT}). Update the program, or choose another folder with DATA_DIR.`,
    );
  }
}

function readFormat(path: string): number | null {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10);
  } catch {
    return null;
  }
}
