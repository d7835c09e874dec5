import { closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { postgresFolder } from "./restore.ts";

/**
 * Makes the folder ready to be opened; `done` says that the database in it is whole.
 * One whose making was cut short is begun anew. Throws when the mark of an existing one is gone: PGlite would take the
 * folder for an empty one and make a new database over what is left.
 */
export function prepareFolder(dataDir: string): { done: () => void } {
  const folder = postgresFolder(dataDir);
  const making = join(dataDir, "postgres.making");
  if (existsSync(making)) rmSync(folder, { recursive: true, force: true });
  if (existsSync(folder) && !existsSync(join(folder, "PG_VERSION"))) throw new Error("PG_VERSION is missing.");
  if (!existsSync(folder)) {
    const mark = openSync(making, "w");
    fsyncSync(mark);
    closeSync(mark);
  }
  return { done: () => rmSync(making, { force: true }) };
}
