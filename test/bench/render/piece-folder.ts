import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Takes all files out of a folder that a process works on, and leaves its subfolders. */
export async function emptyFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await rm(join(entry.parentPath, entry.name), { force: true });
  }
}

/** Copies a folder as it stands, with the times of its files: pieces age by them. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, preserveTimestamps: true });
}
