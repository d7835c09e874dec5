import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { needsFirstAdministrator } from "#accounts/actions/index.ts";
import { openDatabase } from "#infra/database/open.ts";

test("in the very first run of an empty folder it is known that nobody can sign in yet", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "sunny-first-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const database = await openDatabase({ databaseUrl: undefined, dataDir });
  onTestFinished(() => database.close());
  expect(await needsFirstAdministrator(database.prisma)).toBe(true);
});
