import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSetUpLink } from "#accounts/actions/index.ts";
import { contextMaker } from "#infra/context.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { insertPerson } from "../fixtures.ts";
import { copyOf } from "./made-folder.ts";
import { expectRefusal, startSunny, sunny } from "./run-sunny.ts";

const LINK = /http:\/\/localhost:3000\/set-up#([A-Za-z0-9_-]{43})/;

let made = "";
let email = "";
beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), "sunny-test-"));
  const database = await openEmbedded(made);
  await migrate(database);
  email = (await insertPerson(database.prisma)).email;
  await database.close();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

/** Opens a link as the API does, and tells who came in with it. */
async function open(dataDir: string, secret: string, more: object = {}) {
  const database = await openEmbedded(dataDir);
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const contextOf = contextMaker({ prisma: database.prisma, log, now: () => new Date(), onCommit: () => {} });
  try {
    const ctx = contextOf({ type: "system", job: "sign-in" });
    const { sessionId } = await openSetUpLink({ ctx, input: { secret, address: "127.0.0.1", ...more } });
    return await database.prisma.session.findUniqueOrThrow({ where: { id: sessionId }, include: { person: true } });
  } finally {
    await database.close();
  }
}

describe("sunny invite", () => {
  test("prints a link that makes the first administrator, once", async () => {
    const DATA_DIR = copyOf(made);
    const { code, out, err } = await sunny(["invite"], { env: { DATA_DIR } });
    expect([code, err]).toEqual([0, expect.stringContaining("once, within an hour")]);
    const [, secret = ""] = LINK.exec(out) ?? [];
    const first = { email: "first@example.org", name: "Fatou First" };
    expect((await open(DATA_DIR, secret, first)).person).toMatchObject({ ...first, roles: ["admin"], isDemo: false });
    await expect(open(DATA_DIR, secret, first)).rejects.toMatchObject({ code: "AUTHENTICATION_FAILED" });
  });

  test("prints one for a person by their address, in any case", async () => {
    const DATA_DIR = copyOf(made);
    const { out } = await sunny(["invite", email.toUpperCase()], { env: { DATA_DIR } });
    const [, secret = ""] = LINK.exec(out) ?? [];
    expect((await open(DATA_DIR, secret)).person.email).toBe(email);
  });

  test("of someone unknown is refused, with the address in it", async () => {
    const ended = await sunny(["invite", "nobody@example.org"], { env: { DATA_DIR: copyOf(made) } });
    expectRefusal(ended, { code: 65, says: /nobody@example\.org.*no person/ });
  });
});

test("a first start prints a link, and none once an administrator can sign in", async () => {
  const DATA_DIR = copyOf(made);
  const env = { DATA_DIR, PORT: "0" };
  const program = startSunny(["serve"], { env });
  await program.said("Ctrl-C stops it.");
  program.child.kill("SIGTERM");
  const { out } = await program.ended;
  const [, secret = ""] = /\/set-up#([A-Za-z0-9_-]{43})/.exec(out) ?? [];
  expect(out).toContain("Nobody can sign in yet.");
  expect(out).not.toContain("demo");
  const { personId } = await open(DATA_DIR, secret, { email: "first@example.org", name: "Fatou First" });
  const database = await openEmbedded(DATA_DIR);
  await database.prisma.password.create({ data: { personId, hash: "x", isLong: true } });
  await database.close();

  const again = startSunny(["serve"], { env });
  await again.said("Ctrl-C stops it.");
  again.child.kill("SIGTERM");
  expect((await again.ended).out).not.toContain("Nobody can sign in");
}, 300_000);
