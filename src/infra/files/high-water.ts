import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { HighWater } from "#releases/index.ts";
import { flush } from "./flush.ts";

const markSchema = z.strictObject({ releaseId: z.uuid(), releasedAt: z.iso.datetime() });

/** The last confirmed release, in a file of the data folder: a backup of the database does not take it back. */
export function openHighWater(dataDir: string): HighWater {
  const path = join(dataDir, "last-release.json");
  return {
    read: async () => {
      const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
      return text === null ? null : markSchema.parse(JSON.parse(text));
    },
    write: async (mark) => {
      await mkdir(dataDir, { recursive: true });
      const part = `${path}.${mark.releaseId}.part`;
      await writeFile(part, JSON.stringify(mark));
      await flush(part);
      await rename(part, path);
      await flush(dataDir);
    },
  };
}
