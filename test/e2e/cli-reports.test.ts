import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "#core/clock.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openEmbedded } from "#infra/database/open-embedded.ts";
import { insertStory } from "../fixtures.ts";
import { expectRefusal, newFolder, type Setting, sunny } from "./run-sunny.ts";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sunny-test-"));
  const database = await openEmbedded(folder);
  try {
    await migrate(database);
    await insertStory(database.prisma);
  } finally {
    await database.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => sunny(args, { env: { DATA_DIR: folder } });

const feed = (input: string, ...args: string[]) => sunny(args, { env: { DATA_DIR: folder }, input });

test("a report that came by e-mail is kept, read, answered and closed, and only the last three are told of it", async () => {
  expect((await run("reports")).out).toBe("No report waits.\n");
  const added = await feed("Open it twice.\n\u001b[2J", "reports", "add", "--summary", "It opens twice");
  expect(added).toMatchObject({ code: 0, err: "" });
  const number = added.out.trim();

  const listed = (await run("reports", "list")).out;
  expect(listed).toContain(`${number}  ${dayOf(new Date())}  received  by email`);
  expect(listed).not.toContain("opens");
  const shown = (await run("reports", "show", number.toLowerCase())).out;
  expect(shown).toContain("What:\nIt opens twice");
  expect(shown).toContain("Open it twice.\n\\u{1b}[2J");

  expect(await run("reports", "answer", number, "--text", "Mended. Thank you.")).toMatchObject({ code: 0 });
  expect(await run("reports", "close", number, "--outcome", "mended")).toMatchObject({ code: 0, out: "Closed.\n" });
  expectRefusal(await run("reports", "close", number, "--outcome", "spam"), { code: 1, says: /closed already/ });
  expect(JSON.parse((await run("transparency")).out)).toMatchObject({
    type: "sunny-corner/transparency/1",
    reports: { received: 1, byEmail: 1, answered: 1, closed: 1 },
  });
}, 120_000);

test("what is mistyped is refused in one line", async () => {
  expectRefusal(await run("reports", "show", "SC-1"), { code: 64, says: /is no number of a report/ });
  expectRefusal(await run("reports", "show", "SC-AAAAA-AAAAA-AAAAA-AAAAA"), { code: 1, says: /was not found/ });
  expectRefusal(await run("counts", "--from", "soon"), { code: 65, says: /from: must be a calendar date/ });
  expectRefusal(await run("transparency", "--from", "2026-12-01", "--until", "2026-11-01"), {
    code: 65,
    says: /until: is before/,
  });
}, 120_000);

describe("the program does not start with a security file that does not hold", () => {
  const start = async (env: Record<string, string>, disclosure?: string) => {
    const DATA_DIR = newFolder();
    mkdirSync(DATA_DIR, { recursive: true });
    if (disclosure !== undefined) writeFileSync(join(DATA_DIR, "disclosure.yaml"), disclosure);
    const setting: Setting = { env: { DATA_DIR, PORT: "0", ...env } };
    return sunny(["api"], setting);
  };
  const SECURITY_CONTACT = "mailto:security@example.org";

  test.each([
    [
      "past",
      { SECURITY_CONTACT, SECURITY_EXPIRES: "2026-01-01" },
      /^SECURITY_EXPIRES \(2026-01-01\) is past: .+ within a year\./,
    ],
    ["without an end", { SECURITY_CONTACT }, /^SECURITY_EXPIRES is missing: set .+ within a year\./],
    ["malformed", { SECURITY_CONTACT: "security@example.org" }, /^SECURITY_CONTACT must be addresses such as mailto:/],
  ])("%s", async (_what, env, says) => expectRefusal(await start(env), { code: 78, says }), 60_000);

  test("a policy with a slip of the pen", async () => {
    const refused = await start({}, "locale: en\ntitel: Hello\n");
    expectRefusal(refused, { code: 78, says: /disclosure\.yaml:2:1: titel: is not a known field/ });
  }, 60_000);
});
