import { access } from "node:fs/promises";
import { postgresFolder } from "./restore.ts";

/**
 * Throws when the folder of an embedded database was taken away: the open database goes on answering, but what it is
 * told now ends with the process, and what it let out would go out again.
 */
export async function demandFolder(dataDir: string): Promise<void> {
  const folder = postgresFolder(dataDir);
  await access(folder).catch((cause) => {
    throw new Error(`${folder} was taken away. Nothing is released until the program is started with it again.`, {
      cause,
    });
  });
}
