import { statfs } from "node:fs/promises";
import { RenderFailedError } from "#core/errors.ts";

// Twice the largest file that a render may give, or the pictures of its longest scene.
const NEEDED_BYTES = 200_000_000;

/** Throws RENDER_FAILED (disk_full) when the disk of a folder has less than `neededBytes` free: better at once than half-way. */
export async function assertRoom(folder: string, neededBytes = NEEDED_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const inMb = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;
  throw new RenderFailedError(
    "disk_full",
    `The disk is full: ${inMb(freeBytes)} are free in ${folder}, a render needs ${inMb(neededBytes)} to work in.`,
  );
}
