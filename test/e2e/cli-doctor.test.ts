import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERSION } from "#config/project.ts";
import { copyOf, makeFolder } from "./made-folder.ts";
import { newFolder, startSunny, sunny } from "./run-sunny.ts";

let made = "";
beforeAll(async () => {
  made = await makeFolder();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

async function checksOf(dataDir: string, env: Record<string, string> = {}) {
  const { code, out } = await sunny(["doctor", "--json"], { env: { DATA_DIR: dataDir, ...env } });
  const { ok, checks } = JSON.parse(out) as {
    ok: boolean;
    checks: { name: string; state: string; found: string; fix?: string }[];
  };
  return { code, out, ok, of: (name: string) => checks.find((check) => check.name === name), checks };
}

// Names, sizes, times and bytes of everything in a folder.
function traceOf(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    const { mtimeMs, size } = statSync(path);
    hash.update(`${name} ${mtimeMs} ${size}`);
    if (statSync(path).isFile()) hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

test("on a machine where all is well, each thing has a line and the code is 0", async () => {
  const { code, out, err } = await sunny(["doctor"], { env: { DATA_DIR: newFolder() } });
  const names = [
    "Node",
    "Sunny Corner",
    "Data folder",
    "Disk",
    "Database",
    "Clock",
    "Queue",
    "Browser",
    "Network",
    "ffmpeg",
    "Voice",
    "Fonts",
    "Time zones",
  ];
  for (const name of names) expect(out).toMatch(new RegExp(`^[✓!] ${name} +\\S`, "m"));
  expect(out).toMatch(new RegExp(`Node +${process.versions.node.replaceAll(".", "\\.")}`));
  expect(out).toContain(`${VERSION}, built`);
  expect(out).toMatch(/Chrom\w* \d+\.\d+.* in \//);
  expect(out).toMatch(/ffmpeg +\S+ with libx264 and aac/);
  expect([code, err]).toEqual([0, ""]);
});

test("looking changes nothing in the data folder, and makes none", async () => {
  const before = traceOf(made);
  const { of, ok } = await checksOf(made);
  expect(of("Database")).toMatchObject({
    state: "ok",
    found: expect.stringMatching(/^PostgreSQL \d.* embedded, \d+ migrations, up to date$/),
  });
  expect(ok).toBe(true);
  expect(traceOf(made)).toBe(before);

  const parent = newFolder();
  const { of: ofNew, code } = await checksOf(join(parent, "data"));
  expect(ofNew("Data folder")?.found).toMatch(/not there yet/);
  expect(readdirSync(parent)).toEqual([]);
  expect(code).toBe(0);
});

test("while the program runs, its process is named and all is well", async () => {
  const folder = copyOf(made);
  const running = startSunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
  await running.said("Sunny Corner is up");
  const { code, of } = await checksOf(folder);
  expect(of("Data folder")?.found).toContain(`in use by process ${running.child.pid}`);
  expect(of("Database")).toMatchObject({ state: "ok", found: expect.stringContaining(`process ${running.child.pid}`) });
  expect(code).toBe(0);
});

test("a damaged database is a fault, and the fix is restore", async () => {
  const folder = copyOf(made);
  writeFileSync(join(folder, "postgres", "global", "pg_control"), "");
  const { code, of, ok } = await checksOf(folder);
  expect(of("Database")).toMatchObject({ state: "fault", fix: expect.stringContaining("sunny restore") });
  expect([ok, code]).toEqual([false, 78]);
});

test("a data folder of a newer version is a fault", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, "format"), "99\n");
  const { code, of } = await checksOf(folder);
  expect(of("Data folder")).toMatchObject({ state: "fault", fix: expect.stringContaining("Update the program") });
  expect(code).toBe(78);
});

test("a database and a queue that do not answer are faults with fixes, and no password is shown", async () => {
  const { code, of, out } = await checksOf(newFolder(), {
    DATABASE_URL: "postgres://user:hidden@127.0.0.1:1/name",
    REDIS_URL: "redis://:hidden@127.0.0.1:1",
  });
  expect(of("Database")).toMatchObject({ state: "fault", fix: expect.stringContaining("unset DATABASE_URL") });
  expect(of("Queue")).toMatchObject({ state: "fault", fix: expect.stringContaining("unset REDIS_URL") });
  expect(out).not.toContain("hidden");
  expect(code).toBe(78);
});

test("a browser that is not there, or does not start, is a fault with a fix", async () => {
  const missing = await checksOf(newFolder(), { BROWSER_EXECUTABLE: "/nowhere/chrome" });
  expect(missing.of("Browser")).toMatchObject({ state: "fault", found: expect.stringContaining("/nowhere/chrome") });
  const broken = join(newFolder(), "chrome");
  writeFileSync(broken, "#!/bin/sh\necho 'libnss3.so: cannot open' >&2\nexit 127\n");
  chmodSync(broken, 0o755);
  const { code, of } = await checksOf(newFolder(), { BROWSER_EXECUTABLE: broken });
  expect(of("Browser")).toMatchObject({
    state: "fault",
    found: expect.stringContaining("libnss3.so: cannot open"),
    fix: expect.stringContaining("BROWSER_EXECUTABLE"),
  });
  expect(code).toBe(78);
});

test("whatever is not well comes with its fix, on a line below it", async () => {
  const { code, out } = await sunny(["doctor"], {
    env: { DATA_DIR: newFolder(), BROWSER_EXECUTABLE: "/nowhere/chrome" },
  });
  expect(out).toMatch(/^✗ Browser .*\n +Fix: \S/m);
  expect(code).toBe(78);
});
