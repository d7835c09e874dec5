import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationError } from "#core/errors.ts";

/** Removes work that nobody goes on with: what was left for at least `olderThanMs`. Throws CONFIGURATION when it cannot be written. */
export async function clearWorkFolder(dataDir: string, olderThanMs: number): Promise<void> {
  const work = join(dataDir, "work");
  try {
    await mkdir(work, { recursive: true });
    for (const name of await readdir(work)) {
      const path = join(work, name);
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs >= olderThanMs) await rm(path, { recursive: true, force: true });
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigurationError(
      `The data folder ${dataDir} cannot be written (${reason}). Choose another with DATA_DIR.`,
      { cause },
    );
  }
}
