import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { readMigrations } from "#infra/database/migrate.ts";
import { createOn } from "../empty-database.ts";
import { type RunningPart, startPart } from "./support/running-part.ts";
import { HAS_FLEET, openPostgresServer } from "./support/servers.ts";

// From before anything is made until after everything is.
const KILLS_AFTER_MS = [50, 200, 400, 700, 1000, 1400, 1900, 2500];

test("an embedded database whose making is killed again and again is whole in the end", async () => {
  await dieAndSucceed({});
});

test.runIf(HAS_FLEET)(
  "a Postgres whose first migrations are killed again and again has each of them once in the end",
  async () => {
    const server = await openPostgresServer();
    onTestFinished(server.remove);
    const { address } = await createOn(server.url);
    await dieAndSucceed({ DATABASE_URL: address });
  },
);

async function dieAndSucceed(places: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `sunny-first-${randomUUID()}`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const prepare = () => startPart(inject("part"), { DATA_DIR: folder, LOG_LEVEL: "warn", DEMO: "off", ...places });
  const begin = (part: RunningPart) => part.ask("start", { parts: [], outlet: "http://127.0.0.1:1" });
  for (const afterMs of KILLS_AFTER_MS) {
    const part = await prepare();
    const begun = begin(part).catch(() => {});
    setTimeout(() => void part.end("SIGKILL"), afterMs);
    expect(await part.ended()).toBe("SIGKILL");
    await begun;
  }
  const part = await prepare();
  await begin(part);
  const applied = await part.ask("rows", `SELECT "migration_name" AS "name" FROM "_prisma_migrations" ORDER BY 1`);
  expect(applied.map(({ name }) => name)).toEqual(readMigrations().map(({ name }) => name));
  expect(await part.end("SIGTERM")).toBe(0);
}
