import { mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CheckpointFile, parseCheckpoints } from "#audit/index.ts";
import { flush } from "./flush.ts";

/** The signed checkpoints of the audit record, one a line in a file of the data folder: who cuts the database does not cut this. */
export function openCheckpointFile(dataDir: string): CheckpointFile {
  const path = join(dataDir, "audit-checkpoints.ndjson");
  const read = () =>
    readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw error;
    });
  return {
    read: async () => parseCheckpoints(await read()),
    append: async (checkpoints) => {
      await mkdir(dataDir, { recursive: true });
      const text = await read();
      const whole = Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1));
      const file = await open(path, "a", 0o600);
      try {
        // A line that a crash cut off would spoil the next one.
        if (whole < Buffer.byteLength(text)) await file.truncate(whole);
        await file.appendFile(checkpoints.map((checkpoint) => `${JSON.stringify(checkpoint)}\n`).join(""));
        await file.sync();
      } finally {
        await file.close();
      }
      await flush(dataDir);
    },
  };
}
