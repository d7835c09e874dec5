import { statfs } from "node:fs/promises";
import { RenderFailedError } from "#core/errors.ts";

/** Throws RENDER_FAILED (disk_full) when the disk of a folder has less than `neededBytes` free: better at once than half-way. */
export async function assertRoom(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  if (freeBytes >= neededBytes) return;
  const inMb = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`;
  throw new RenderFailedError(
    "disk_full",
    `The disk is full: ${inMb(freeBytes)} are free in ${folder}, a render needs ${inMb(neededBytes)} to work in.`,
  );
}
