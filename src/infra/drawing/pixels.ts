import { randomUUID } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { RenderFailedError } from "#core/errors.ts";

// Where Chromium keeps the files of its pages, under names that it makes up itself.
const FILES = join("Default", "File System");

/**
 * The path of the file that a page of the browser writes its pictures to, found by a mark that the page is told to
 * begin it with. Throws RENDER_FAILED (browser) when there is none.
 */
export async function findPixels(profile: string, begin: (mark: string) => Promise<void>): Promise<string> {
  const mark = Buffer.from(randomUUID());
  await begin(mark.toString());
  const seen = Buffer.alloc(mark.length);
  for (const entry of await readdir(join(profile, FILES), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readInto(seen, path)) === mark.length && seen.equals(mark)) return path;
  }
  throw new RenderFailedError("browser", "The browser lends its page no file for what it draws.");
}

/** Fills `planes` from the beginning of the file. Throws RENDER_FAILED (disk_full) when it is too short. */
export async function readPixels(planes: Buffer, path: string): Promise<void> {
  if ((await readInto(planes, path)) < planes.length)
    throw new RenderFailedError("disk_full", "The disk is full: a picture was cut off.");
}

async function readInto(bytes: Buffer, path: string): Promise<number> {
  const file = await open(path);
  try {
    return (await file.read(bytes, 0, bytes.length, 0)).bytesRead;
  } finally {
    await file.close();
  }
}
