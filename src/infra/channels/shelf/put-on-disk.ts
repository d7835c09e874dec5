import { createHash } from "node:crypto";
import { constants, copyFile, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { NotSentError, type ShippedFile } from "#releases/index.ts";
import { digestFile } from "../../files/disk-store.ts";
import { flush } from "../../files/flush.ts";
import { pathOnShelf } from "./layout.ts";

/** Copies an approved file to its place; it is never half there, nor there with other bytes. Throws NotSentError. */
export async function copyOnto(shelf: string, file: ShippedFile, deliveryId: string): Promise<void> {
  const target = join(shelf, pathOnShelf(file));
  if (await hasDigest(target, file.sha256)) return;
  await arrive(target, deliveryId, async (part) => {
    // Shares the blocks where the disk can: a kit then takes no room of its own.
    await copyFile(file.path, part, constants.COPYFILE_FICLONE);
    if ((await digestFile(part)) !== file.sha256) {
      throw new NotSentError(
        `The ${file.kind} (${file.locale}, ${file.format}) is no longer what was approved: its bytes changed on disk.`,
      );
    }
  });
}

/** Writes a text to its place, whole or not at all. */
export function writeOnto(target: string, text: string, deliveryId: string): Promise<void> {
  return arrive(target, deliveryId, (part) => writeFile(part, text));
}

/** Whether a file is there with exactly these bytes. */
export async function hasDigest(path: string, sha256: string): Promise<boolean> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile && (await digestFile(path)) === sha256;
}

async function arrive(target: string, deliveryId: string, write: (part: string) => Promise<void>): Promise<void> {
  const folder = dirname(target);
  // Named by the delivery: the next try writes over what a killed one left.
  const part = `${target}.${createHash("sha256").update(deliveryId).digest("hex").slice(0, 12)}.part`;
  await mkdir(folder, { recursive: true });
  try {
    await write(part);
    await flush(part);
    await rename(part, target);
    await flush(folder);
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
