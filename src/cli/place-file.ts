import { copyFile, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { RenderFailedError } from "#core/errors.ts";

/** Finds out before the work whether a video can be written there. Throws RENDER_FAILED. */
export async function assertPlace(file: string): Promise<void> {
  const present = await stat(file).catch(() => null);
  // Putting a video in the place of a device such as /dev/null would break the machine.
  if (present !== null && !present.isFile()) {
    refuse(`${file} is ${present.isDirectory() ? "a folder" : "not a plain file"}.`);
  }
  const folder = await stat(dirname(file)).catch(() => null);
  if (folder === null) refuse(`The folder ${dirname(file)} does not exist.`);
  if (!folder?.isDirectory()) refuse(`${dirname(file)} is not a folder.`);
  const beside = partOf(file);
  try {
    await (await open(beside, "w")).close();
    await rm(beside);
  } catch (cause) {
    refuse(`The folder ${dirname(file)} cannot be written (${codeOf(cause)}).`, cause);
  }
}

/** Writes a video beside its place first, then renames it: a file of that name is always whole. Throws RENDER_FAILED. */
export async function place(from: string, to: string): Promise<void> {
  const beside = partOf(to);
  try {
    await copyFile(from, beside);
    await rename(beside, to);
  } catch (cause) {
    await rm(beside, { force: true });
    if (codeOf(cause) === "ENOSPC") {
      throw new RenderFailedError(
        "disk_full",
        `The disk of ${dirname(to)} is full. Make room, or choose another place with --out.`,
        { cause },
      );
    }
    refuse(`The video could not be written to ${to} (${codeOf(cause)}).`, cause);
  }
}

function refuse(reason: string, cause?: unknown): never {
  throw new RenderFailedError("output", `${reason} Choose another place with --out.`, { cause });
}

function partOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.part`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
}
