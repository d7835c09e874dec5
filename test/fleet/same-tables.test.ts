import { expect, test } from "vitest";
import type { Database } from "#infra/database/connection.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openInMemory } from "#infra/database/open-embedded.ts";
import { openEmptyDatabase } from "../empty-database.ts";

const SHAPE = {
  columns: `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  // Newer servers also list each NOT NULL as a constraint; the columns say that already.
  constraints: `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS rule
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`,
  indexes: "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2",
  triggers: `SELECT tgrelid::regclass::text AS "table", tgname, pg_get_triggerdef(oid) AS rule
    FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
};

async function shapeAfterMigrations(database: Database) {
  try {
    await migrate(database);
    return await database.withSession(async ({ rows }) => ({
      columns: await rows(SHAPE.columns),
      constraints: await rows(SHAPE.constraints),
      indexes: await rows(SHAPE.indexes),
      triggers: await rows(SHAPE.triggers),
    }));
  } finally {
    await database.close();
  }
}

test("a fleet's Postgres gets the columns, constraints, indexes and triggers of the embedded database", async () => {
  const fleet = await shapeAfterMigrations(await openEmptyDatabase());
  const embedded = await shapeAfterMigrations(await openInMemory());
  expect(fleet.triggers.length).toBeGreaterThan(0);
  expect(fleet).toEqual(embedded);
});
