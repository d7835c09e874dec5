import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectPath } from "#config/project.ts";
import type { Database } from "#infra/database/connection.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { differenceFromSchema } from "../schema-engine.ts";

const schema = readFileSync(projectPath("prisma", "schema.prisma"), "utf8");

let database: Database;
beforeEach(async () => {
  database = await openInMemory();
  await migrate(database);
});
afterEach(() => database.close());

function difference(from = schema): Promise<string | null> {
  if (database.engine.kind !== "embedded") throw new Error("A database in memory is an embedded one.");
  return differenceFromSchema(database.engine.pglite, from);
}

test("the migrations and schema.prisma agree", async () => {
  expect(await difference()).toBeNull();
});

test("a schema that was changed without a migration is noticed", async () => {
  const changed = schema.replace("tzdbVersion String", "tzdbVersion String?");
  expect(await difference(changed)).toContain('ALTER COLUMN "tzdbVersion" DROP NOT NULL');
});

test("a migration that the schema does not know is noticed", async () => {
  await database.prisma.$executeRaw`ALTER TABLE "Slot" ADD COLUMN "mood" TEXT`;
  expect(await difference()).toContain('DROP COLUMN "mood"');
});
