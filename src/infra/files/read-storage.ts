import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { describeSnapshots, postgresFolder, type Snapshot } from "../database/restore.ts";

/** What room is left under the data folder, and which copies of the embedded database lie there. */
export async function readStorage(dataDir: string): Promise<{
  disk: { freeBytes: number; totalBytes: number };
  hasSnapshots: boolean;
  snapshots: Snapshot[];
}> {
  const { bavail, blocks, bsize } = await statfs(dataDir);
  return {
    disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize },
    hasSnapshots: existsSync(postgresFolder(dataDir)),
    snapshots: await describeSnapshots(dataDir),
  };
}
