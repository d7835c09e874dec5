import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "#config/env.ts";
import { readSecretKeys } from "#infra/secrets/secret-keys.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "sunny-keys-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("without a setting one key is made, which only its owner may read, and kept", async () => {
  const [key] = await readSecretKeys(dataDir, undefined);
  expect(key).toHaveLength(32);
  expect(await readSecretKeys(dataDir, undefined)).toEqual([key]);
  expect(statSync(join(dataDir, "secrets.key")).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["secrets.key"]);
});

test("twenty that start at once agree on one key", async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => readSecretKeys(dataDir, undefined)));
  expect(new Set(all.map(([key]) => Buffer.from(key ?? []).toString("hex"))).size).toBe(1);
  expect(readdirSync(dataDir)).toEqual(["secrets.key"]);
});

test("keys of the settings are taken in their order, and nothing is written", async () => {
  const keys = [randomBytes(32), randomBytes(32)];
  const { secretKeys } = readConfig({ SECRETS_KEY: keys.map((key) => key.toString("base64")).join(", ") });
  expect(await readSecretKeys(dataDir, secretKeys)).toEqual(keys);
  expect(readdirSync(dataDir)).toEqual([]);
});

test("keys may come as a file, one a line", () => {
  const keys = [randomBytes(32), randomBytes(32)];
  const path = join(dataDir, "keys");
  writeFileSync(path, `${keys.map((key) => key.toString("base64")).join("\n")}\n`);
  expect(readConfig({ SECRETS_KEY_FILE: path }).secretKeys).toEqual(keys);
});

test.each(["hunter2", randomBytes(16).toString("base64"), `${randomBytes(32).toString("base64")},short`, ",,"])(
  "a key that is none (%#) is refused, and not repeated",
  (text) => {
    const read = () => readConfig({ SECRETS_KEY: text });
    expect(read).toThrow(/^SECRETS_KEY must be 32 bytes in base64/);
    expect(read).not.toThrow(text);
  },
);

test("a key file that others may read is refused, with the way out", async () => {
  await readSecretKeys(dataDir, undefined);
  chmodSync(join(dataDir, "secrets.key"), 0o644);
  await expect(readSecretKeys(dataDir, undefined)).rejects.toThrow(/may be read by others .* chmod 600/);
});

test("a key file that holds no key is refused, without its words", async () => {
  writeFileSync(join(dataDir, "secrets.key"), "canary", { mode: 0o600 });
  const failure = await readSecretKeys(dataDir, undefined).catch((error: Error) => error.message);
  expect(failure).toMatch(/holds no key/);
  expect(failure).not.toContain("canary");
  expect(readFileSync(join(dataDir, "secrets.key"), "utf8")).toBe("canary");
});
