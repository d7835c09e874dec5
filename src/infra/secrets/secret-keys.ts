import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ConfigurationError } from "#core/errors.ts";
import { flush } from "../files/flush.ts";

const KEY_BYTES = 32;
const KEY_FORM = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The keys for secrets: the given ones, else the one in the data folder, made at the first call. Throws CONFIGURATION. */
export async function readSecretKeys(
  dataDir: string,
  given: readonly Uint8Array[] | undefined,
): Promise<readonly Uint8Array[]> {
  if (given !== undefined) return given;
  const path = join(dataDir, "secrets.key");
  await makeOnce(dataDir, path);
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0) {
    throw new ConfigurationError(`${path} may be read by others on this machine: run chmod 600 on it.`);
  }
  const text = (await readFile(path, "utf8")).trim();
  if (!KEY_FORM.test(text)) {
    throw new ConfigurationError(
      `${path} holds no key: put it back from a backup, or delete it and enter all secrets again.`,
    );
  }
  return [Buffer.from(text, "base64")];
}

/** Several processes may start at once: the first link wins, and nobody ever reads half a key. */
async function makeOnce(dataDir: string, path: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(dataDir, { recursive: true });
  const own = join(dataDir, `secrets.key.${randomUUID()}`);
  try {
    const file = await open(own, "wx", 0o600);
    await file.writeFile(`${randomBytes(KEY_BYTES).toString("base64")}\n`);
    await file.sync();
    await file.close();
    await link(own, path).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
    await flush(dataDir);
  } finally {
    await rm(own, { force: true });
  }
}
