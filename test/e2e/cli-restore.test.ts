import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyOf, leftovers, makeFolder, peopleIn, SNAPSHOT, snapshotsOf } from "./made-folder.ts";
import { expectRefusal, newFolder, startSunny, sunny } from "./run-sunny.ts";

let made = "";
beforeAll(async () => {
  made = await makeFolder();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

const restore = (dataDir: string, ...args: string[]) => sunny(["restore", ...args], { env: { DATA_DIR: dataDir } });
const asideIn = (dataDir: string) => readdirSync(dataDir).find((name) => name.startsWith("postgres.before-restore-"));

test("the newest snapshot comes back, and what was there before is kept", async () => {
  const folder = copyOf(made);
  const { code, out } = await restore(folder, "--yes");
  expect(out).toMatch(/as it was at 2026-11-22 20:15:00 UTC, .* ago\.\nWhat was written after that is lost\./);
  expect(out).toContain(join(folder, asideIn(folder) ?? "nothing"));
  expect(code).toBe(0);
  expect(await peopleIn(folder)).toEqual(["Ada"]);

  rmSync(join(folder, "postgres"), { recursive: true });
  renameSync(join(folder, asideIn(folder) ?? "nothing"), join(folder, "postgres"));
  expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
});

test("a damaged database is refused with the way back, and the way back works", async () => {
  const folder = copyOf(made);
  writeFileSync(join(folder, "postgres", "global", "pg_control"), "");
  const refused = await sunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
  expectRefusal(refused, { code: 78, says: /does not open\. Nothing was changed\. "sunny restore"/ });
  expect((await restore(folder, "--yes", SNAPSHOT)).code).toBe(0);
  expect(await peopleIn(folder)).toEqual(["Ada"]);
});

test("a database that lost its mark is refused and not begun anew over the rest", async () => {
  const folder = copyOf(made);
  rmSync(join(folder, "postgres", "PG_VERSION"));
  const refused = await sunny(["serve"], { env: { DATA_DIR: folder, PORT: "0" } });
  expectRefusal(refused, { code: 78, says: /does not open\. Nothing was changed\. "sunny restore"/ });
});

test("a database gone altogether comes back", async () => {
  const folder = snapshotsOf(made);
  expect((await restore(folder, "--yes")).out).toContain("There was no database before");
  expect(await peopleIn(folder)).toEqual(["Ada"]);
});

test("the list shows each snapshot with its time and size, also while the program has the folder", async () => {
  const folder = snapshotsOf(made);
  writeFileSync(join(folder, "lock"), JSON.stringify({ pid: process.pid, startedTicks: null }));
  const { code, out } = await restore(folder, "--list");
  expect(out).toMatch(/^2026-11-22T20-15-00Z\.tar\.gz {2}2026-11-22 20:15:00 UTC +\d+\.\d MB {2}.* ago\n$/);
  expect(code).toBe(0);
});

describe("a restore is refused and changes nothing", () => {
  test("while a program has the folder, which is named", async () => {
    const folder = snapshotsOf(made);
    writeFileSync(join(folder, "lock"), JSON.stringify({ pid: process.pid, startedTicks: null }));
    expectRefusal(await restore(folder, "--yes"), { code: 78, says: new RegExp(`^Process ${process.pid} already`) });
  });

  test("without --yes where nobody can be asked", async () => {
    const folder = copyOf(made);
    expectRefusal(await restore(folder), { code: 64, says: /add --yes/ });
    expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
  });

  test("for a snapshot that is not there", async () => {
    expectRefusal(await restore(snapshotsOf(made), "--yes", "yesterday"), {
      code: 64,
      says: /no snapshot yesterday.*--list/,
    });
  });

  test("for a snapshot that does not open", async () => {
    const folder = copyOf(made);
    writeFileSync(join(folder, "snapshots", "2026-11-22T21-00-00Z.tar.gz"), "not a copy of anything");
    expectRefusal(await restore(folder, "--yes"), { code: 1, says: /does not open, so nothing was changed\..*--list/ });
    expect(asideIn(folder)).toBeUndefined();
    expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
  });

  test("where no snapshots are", async () => {
    const folder = join(newFolder(), "data");
    expectRefusal(await restore(folder, "--yes"), { code: 1, says: /no snapshots in .*every 15 minutes/ });
    expect(readdirSync(join(folder, ".."))).toEqual([]);
  });

  test("in a folder that a newer version wrote", async () => {
    const folder = snapshotsOf(made);
    writeFileSync(join(folder, "format"), "99\n");
    expectRefusal(await restore(folder, "--yes"), { code: 78, says: /newer version.*Update the program/ });
  });

  test("when the database is a Postgres of its own", async () => {
    const env = { DATA_DIR: made, DATABASE_URL: "postgres://user:hidden@127.0.0.1:1/name" };
    expectRefusal(await sunny(["restore", "--yes"], { env }), { code: 78, says: /DATABASE_URL is set/ });
  });
});

describe("a restore that is cut short leaves a database that opens", () => {
  test("the old one, while the new one is half there", async () => {
    const folder = copyOf(made);
    mkdirSync(join(folder, "postgres.loading", "base"), { recursive: true });
    expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
    expect(leftovers(folder)).toEqual([]);
  });

  test("the old one, while the new one waits beside it", async () => {
    const folder = copyOf(made);
    cpSync(join(folder, "postgres"), join(folder, "postgres.loaded"), { recursive: true });
    expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
    expect(leftovers(folder)).toEqual([]);
  });

  test("the new one, once the old one is moved aside", async () => {
    const folder = copyOf(made);
    renameSync(join(folder, "postgres"), join(folder, "postgres.loaded"));
    expect(await peopleIn(folder)).toEqual(["Ada", "Bea"]);
    expect(leftovers(folder)).toEqual([]);
  });

  test.each([900, 1500])("whichever it is when killed after %i ms", async (ms) => {
    const folder = copyOf(made);
    const { child, ended } = startSunny(["restore", "--yes"], { env: { DATA_DIR: folder } });
    setTimeout(() => child.kill("SIGKILL"), ms);
    await ended;
    expect([["Ada"], ["Ada", "Bea"]]).toContainEqual(await peopleIn(folder));
    expect(leftovers(folder)).toEqual([]);
  });
});
