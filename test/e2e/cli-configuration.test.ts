import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import { copyOf, leftovers, makeFolder } from "./made-folder.ts";
import { expectRefusal, listenSilently, newFolder, startSunny, sunny } from "./run-sunny.ts";

let made = "";
beforeAll(async () => {
  made = await makeFolder();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const serve = (dataDir: string, env: Record<string, string> = {}) =>
  sunny(["serve"], { env: { DATA_DIR: dataDir, PORT: "0", ...env } });

describe("what the program needs before it can start", () => {
  test("a Node too old is told so by its version", async () => {
    const older = { ...process.versions, node: "20.18.3" };
    const faked = `Object.defineProperties(process, { versions: { value: ${JSON.stringify(older)} }, version: { value: "v20.18.3" } })`;
    const ended = await sunny(["--version"], {
      node: ["--import", `data:text/javascript,${encodeURIComponent(faked)}`],
    });
    expectRefusal(ended, { code: 78, says: /needs Node 20\.19 or newer; this is v20\.18\.3/ });
  });

  test("a program that was never built says how to build it", () => {
    const bin = join(newFolder(), "src", "cli", "bin.mjs");
    mkdirSync(join(bin, ".."), { recursive: true });
    copyFileSync(projectPath("src", "cli", "bin.mjs"), bin);
    const { status, stderr } = spawnSync(process.execPath, [bin, "serve"], { encoding: "utf8" });
    expect(stderr).toMatch(/^The program is not built yet\. Run: npm run build\n$/);
    expect(status).toBe(78);
  });

  test("wrong settings are all named at once", async () => {
    const env = { PORT: "80000", DATABASE_URL: "mysql://x", LOG_LEVEL: "loud" };
    const ended = await sunny(["serve"], { env });
    expectRefusal(ended, { code: 78, says: /(?=.*PORT)(?=.*DATABASE_URL must look like postgres)(?=.*LOG_LEVEL)/ });
  });

  test("a port in use is named, with how to choose another", async () => {
    const { port } = await listenSilently();
    const folder = copyOf(made);
    const ended = await serve(folder, { PORT: String(port) });
    expectRefusal(ended, {
      code: 78,
      says: new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use.*PORT=\\d+ npm start`),
    });
    expect(leftovers(folder)).toEqual([]);
  });
});

describe("a data folder that cannot be used is left as it is", () => {
  test("one of a newer version", async () => {
    const folder = copyOf(made);
    writeFileSync(join(folder, "format"), "99\n");
    expectRefusal(await serve(folder), {
      code: 78,
      says: /newer version of Sunny Corner \(format 99.*Update the program/,
    });
    expect(readFileSync(join(folder, "format"), "utf8")).toBe("99\n");
    expect(leftovers(folder)).toEqual([]);
  });

  test("one that is a file", async () => {
    const file = join(newFolder(), "data");
    writeFileSync(file, "mine");
    expectRefusal(await serve(file), { code: 78, says: /data folder .* cannot be written .*DATA_DIR/ });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("one that another process has, which is named", async () => {
    const folder = copyOf(made);
    const first = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
    await first.said("Sunny Corner is up");
    expectRefusal(await serve(folder), {
      code: 78,
      says: new RegExp(`^Process ${first.child.pid} already uses the data folder.*DATA_DIR`),
    });
    first.child.kill("SIGTERM");
    expect((await first.ended).code).toBe(0);
    expect(leftovers(folder)).toEqual([]);
  });

  test("but the lock of a killed process is taken over", async () => {
    const folder = copyOf(made);
    const killed = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
    await killed.said("Sunny Corner is up");
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(leftovers(folder)).toEqual(["lock"]);
    const next = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
    await next.said("Sunny Corner is up");
    next.child.kill("SIGTERM");
    expect((await next.ended).code).toBe(0);
  });

  test("and a first start that was killed half-way begins anew", async () => {
    const folder = newFolder();
    const killed = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
    while (!existsSync(join(folder, "postgres", "global"))) await new Promise((resolve) => setTimeout(resolve, 20));
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(leftovers(folder)).toContain("postgres.making");
    const next = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
    await next.said("Sunny Corner is up");
    expect(leftovers(folder)).toEqual(["lock"]);
  });

  // A disk of its own takes a namespace, which containers may forbid.
  const alone = "unshare";
  const canMount = spawnSync(alone, ["-rm", "true"]).status === 0;
  test.runIf(canMount)("a full disk is named", () => {
    const line = 'mount -t tmpfs -o size=1m tmpfs "$DATA_DIR" && exec "$@"';
    const command = [process.execPath, projectPath("src", "cli", "bin.mjs"), "serve"];
    const { PATH = "" } = process.env;
    const ended = spawnSync(alone, ["-rm", "sh", "-c", line, "sh", ...command], {
      env: { PATH, DATA_DIR: newFolder(), PORT: "0", DEMO: "off" },
      encoding: "utf8",
    });
    expectRefusal(
      { code: ended.status, out: ended.stdout, err: ended.stderr },
      { code: 78, says: /^The disk of the data folder .* is full\. Make room, or .*DATA_DIR/ },
    );
  });
});

describe("a database or queue that does not answer is named, without its password", () => {
  test.each([
    [
      "a Postgres that is not there",
      { DATABASE_URL: "postgres://user:hidden@127.0.0.1:1/name" },
      /127\.0\.0\.1:1 .*ECONNREFUSED.*unset DATABASE_URL/,
    ],
    [
      "a Postgres whose name leads nowhere",
      { DATABASE_URL: "postgres://user:hidden@db.invalid/name" },
      /db\.invalid .*does not answer.*unset DATABASE_URL/,
    ],
    [
      "a Redis that is not there",
      { REDIS_URL: "redis://:hidden@127.0.0.1:1" },
      /127\.0\.0\.1:1 .*does not answer .*ECONNREFUSED.*unset REDIS_URL/,
    ],
  ])("%s", async (_, env, says) => {
    const ended = await serve(copyOf(made), env);
    expectRefusal(ended, { code: 78, says });
    expect(ended.err).not.toContain("hidden");
  });

  test("a Postgres that takes the connection and says nothing", async () => {
    const { port } = await listenSilently();
    const folder = newFolder();
    const ended = await serve(folder, { DATABASE_URL: `postgres://user:hidden@127.0.0.1:${port}/name` });
    expectRefusal(ended, { code: 78, says: /does not answer .*timeout.*unset DATABASE_URL/ });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a Redis that takes the connection and says nothing", async () => {
    const { port } = await listenSilently();
    const folder = copyOf(made);
    const ended = await serve(folder, { REDIS_URL: `redis://:hidden@127.0.0.1:${port}` });
    expectRefusal(ended, { code: 78, says: /does not answer .*no answer in 5 s.*unset REDIS_URL/ });
    expect(leftovers(folder)).toEqual([]);
  });
});
