import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openOutside } from "#infra/channels/outside/outside.ts";
import { s3Channel } from "#infra/channels/s3/s3.ts";
import { dispatchOf, newFolder, storeEpisode } from "./dispatch.ts";

export const KEYS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

/** Runs a real S3 server with one bucket, `sunny`, for the tests of a file; answers how to learn its address. */
export function startBucketServer(): () => string {
  let server: ChildProcess;
  let directory: string;
  let endpoint = "";
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "sunny-bucket-"));
    server = fork(new URL("./bucket-server.mjs", import.meta.url), [directory, "0"]);
    const port = await new Promise((resolve, reject) => {
      server.once("message", resolve);
      server.once("exit", (code) => reject(new Error(`The bucket server ended with ${code}.`)));
    });
    endpoint = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.disconnect();
    await ended;
    rmSync(directory, { recursive: true });
  });
  return () => endpoint;
}

/** The port, with the servers of the test as the only ones in our own network that it may reach. */
export function bucketPort(...origins: string[]) {
  const now = () => new Date("2026-12-05T10:00:00Z");
  return s3Channel({ outside: openOutside({ trusted: { origins } }), now });
}

let count = 0;
/** A delivery into a prefix of its own, so that tests do not meet. */
export function dispatchInto(
  endpoint: string,
  wishes: Partial<Parameters<typeof dispatchOf>[0]> = {},
  settings: Record<string, unknown> = {},
) {
  count += 1;
  return dispatchOf({
    files: storeEpisode(newFolder()),
    secrets: KEYS,
    settings: { endpoint, bucket: "sunny", prefix: `test-${count}`, ...settings },
    ...wishes,
  });
}
