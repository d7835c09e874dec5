import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { RenderFailedError } from "#core/errors.ts";
import type { FileStore, StoredFile } from "#renders/index.ts";
import { flush } from "./flush.ts";

/** Where a file of this content lies below the data folder. */
export function storedPath(dataDir: string, sha256: string): string {
  return join(dataDir, "files", sha256.slice(0, 2), sha256);
}

/** SHA-256 of a file's bytes, read as a stream. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Files in the data folder, each under the SHA-256 of its bytes: equal files are one, and none is ever half there. */
export function openDiskStore(dataDir: string): FileStore {
  return {
    createWorkFolder: async () => {
      const path = await makeWorkFolder(dataDir).catch(explainFullDisk);
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
    pathOf: (sha256) => storedPath(dataDir, sha256),
    adopt: (path) => adopt(dataDir, path).catch(explainFullDisk),
    write: async (text) => {
      const work = join(dataDir, "work");
      await mkdir(work, { recursive: true });
      const path = join(work, `text-${randomUUID()}`);
      await writeFile(path, text).catch(explainFullDisk);
      return adopt(dataDir, path).catch(explainFullDisk);
    },
  };
}

/** Throws RENDER_FAILED (disk_full) for a disk without room, and what it was given otherwise. */
export function explainFullDisk(error: unknown): never {
  if (error instanceof Error && "code" in error && error.code === "ENOSPC")
    throw new RenderFailedError("disk_full", "The disk is full.", { cause: error });
  throw error;
}

async function makeWorkFolder(dataDir: string): Promise<string> {
  const work = join(dataDir, "work");
  await mkdir(work, { recursive: true });
  return mkdtemp(join(work, "render-"));
}

async function adopt(dataDir: string, path: string): Promise<StoredFile> {
  const { size: bytes } = await stat(path);
  const sha256 = await digestFile(path);
  const target = storedPath(dataDir, sha256);
  const folder = join(target, "..");
  await mkdir(folder, { recursive: true });
  await flush(path);
  await rename(path, target);
  await flush(folder);
  return { sha256, bytes };
}
