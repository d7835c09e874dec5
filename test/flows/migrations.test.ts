import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "#infra/database/connection.ts";
import { migrate, readMigrations } from "#infra/database/migrate.ts";
import { openEmptyDatabase } from "../empty-database.ts";

const shipped = readMigrations();
const names = shipped.map(({ name }) => name);

let database: Database;
beforeEach(async () => {
  database = await openEmptyDatabase();
});
afterEach(() => database.close());

describe("bringing a database up to date", () => {
  test("applies every migration once, and nothing the second time", async () => {
    expect(await migrate(database)).toEqual(names);
    expect(await migrate(database)).toEqual([]);
  });

  test("goes on where an older program stopped", async () => {
    expect(await migrate(database, shipped.slice(0, 1))).toEqual(names.slice(0, 1));
    expect(await migrate(database)).toEqual(names.slice(1));
  });

  test("applies each migration once when two processes start together", async () => {
    const applied = await Promise.all([migrate(database), migrate(database)]);
    expect(applied.map(({ length }) => length).sort()).toEqual([0, names.length]);
    expect(applied.flat()).toEqual(names);
  });

  test("leaves nothing of a migration that fails, and can be run again", async () => {
    const broken = { name: "9999_broken", sql: "CREATE TABLE left_over (id INT); SELECT nonsense();", checksum: "0" };
    await expect(migrate(database, [...shipped, broken])).rejects.toThrow(/nonsense/);
    const tables = await database.prisma.$queryRaw`SELECT 1 FROM pg_tables WHERE tablename = 'left_over'`;
    expect(tables).toEqual([]);
    expect(await migrate(database)).toEqual([]);
  });
});

describe("a history that is not ours is refused, and nothing is changed", () => {
  const [first, second] = names;

  test("an edited migration is named", async () => {
    await migrate(database);
    const edited = shipped.map((migration, index) => (index === 0 ? { ...migration, checksum: "edited" } : migration));
    await expect(migrate(database, edited)).rejects.toThrow(`migration ${first} differs`);
  });

  test("a database of a newer program is named", async () => {
    await migrate(database);
    const older = shipped.slice(0, 1);
    await expect(migrate(database, older)).rejects.toThrow(`newer version of Sunny Corner (migration ${second})`);
    expect(await migrate(database)).toEqual([]);
  });
});
