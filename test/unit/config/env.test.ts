import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENV_KEYS, readConfig } from "#config/env.ts";
import { ConfigurationError } from "#core/errors.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sunny-env-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error("The configuration was accepted.");
}

function secretFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("without any setting the program runs by itself, on this machine alone", () => {
  test("embedded database and queue, only local visitors, with the demo", () => {
    expect(readConfig({})).toMatchObject({
      host: "127.0.0.1",
      port: 3000,
      dataDir: resolve("data"),
      databaseUrl: undefined,
      redisUrl: undefined,
      metricsToken: undefined,
      isDemoWanted: true,
    });
  });

  test("an empty setting is none", () => {
    const empty = Object.fromEntries(ENV_KEYS.map(({ name }) => [name, ""]));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });
});

describe("a setting that is wrong stops the program", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["PUBLIC_URL", "videos.example.org"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["DATABASE_URL", "mysql://db.example.org/sunny"],
    ["REDIS_URL", "localhost:6379"],
    ["RENDER_CONCURRENCY", "0"],
    ["RENDER_CONCURRENCY", "all"],
    ["METRICS_TOKEN", "short"],
    ["LOG_LEVEL", "verbose"],
    ["DEMO", "yes"],
  ])("%s=%s is refused by name", (name, value) => {
    expect(faultsOf({ [name]: value })).toMatch(new RegExp(`^${name} .+ See \\.env\\.example\\.$`));
  });

  test("all faults are named at once", () => {
    const message = faultsOf({ PORT: "http", DATABASE_URL: "mysql://x/y", LOG_LEVEL: "verbose", DEMO: "yes" });
    expect(message.match(/\b(PORT|DATABASE_URL|LOG_LEVEL|DEMO)\b/g)).toEqual([
      "PORT",
      "DATABASE_URL",
      "LOG_LEVEL",
      "DEMO",
    ]);
  });

  test("a secret is never repeated in the message", () => {
    const message = faultsOf({ DATABASE_URL: "mysql://sunny:hunter2hunter2@db/x", METRICS_TOKEN: "hunter2" });
    expect(message).toContain("DATABASE_URL");
    expect(message).not.toContain("hunter2");
  });

  test("settings that are not ours are left alone", () => {
    expect(readConfig({ PATH: "/bin", PORTS: "many" })).toEqual(readConfig({}));
  });
});

describe("a secret may come as a file", () => {
  test.each([
    ["DATABASE_URL", "databaseUrl", "postgres://sunny:secret@db.example.org/sunny"],
    ["REDIS_URL", "redisUrl", "rediss://queue.example.org:6380"],
    ["METRICS_TOKEN", "metricsToken", "a-token-of-sixteen-letters"],
  ] as const)("%s_FILE", (name, key, value) => {
    expect(readConfig({ [`${name}_FILE`]: secretFile(name, `${value}\n`) })[key]).toBe(value);
  });

  test("a file that is not there is named, with the setting", () => {
    const path = join(folder, "nowhere");
    expect(faultsOf({ DATABASE_URL_FILE: path })).toBe(`DATABASE_URL_FILE names ${path}, which cannot be read.`);
  });

  test("what it holds is checked like the setting itself", () => {
    expect(faultsOf({ REDIS_URL_FILE: secretFile("wrong", "http://queue.example.org") })).toMatch(/^REDIS_URL /);
  });
});

describe("the demo", () => {
  const databaseUrl = "postgres://db.example.org/sunny";

  test.each([
    ["auto", undefined, true],
    ["auto", databaseUrl, false],
    ["on", databaseUrl, true],
    ["off", undefined, false],
  ])("DEMO=%s with the database %s: %s", (demo, database, isDemoWanted) => {
    expect(readConfig({ DEMO: demo, DATABASE_URL: database })).toMatchObject({ isDemoWanted });
  });
});

test("the public address loses its last slash, so that paths can follow it", () => {
  expect(readConfig({ PUBLIC_URL: "https://videos.example.org/" }).publicUrl).toBe("https://videos.example.org");
});

describe("where channels may send to", () => {
  test("is nowhere else than the data folder and public addresses, unless it is said", () => {
    expect(readConfig({}).channels).toEqual({ folderRoots: undefined, bucketOrigins: undefined, hosts: undefined });
  });

  test("is a list each, parted by commas", () => {
    const { channels } = readConfig({
      CHANNEL_FOLDERS: "/srv/videos, /mnt/stick",
      CHANNEL_BUCKETS: "http://minio:9000",
      CHANNEL_HOSTS: "hooks.example.org,example.net",
    });
    expect(channels).toEqual({
      folderRoots: ["/srv/videos", "/mnt/stick"],
      bucketOrigins: ["http://minio:9000"],
      hosts: ["hooks.example.org", "example.net"],
    });
  });

  test.each([
    ["CHANNEL_FOLDERS", "videos"],
    ["CHANNEL_BUCKETS", "minio:9000"],
    ["CHANNEL_BUCKETS", "http://minio:9000/bucket"],
    ["CHANNEL_HOSTS", "https://hooks.example.org"],
    ["CHANNEL_HOSTS", "*"],
  ])("%s=%s is refused by its name", (name, value) => {
    expect(faultsOf({ [name]: value })).toMatch(new RegExp(`^${name} must be`));
  });
});
