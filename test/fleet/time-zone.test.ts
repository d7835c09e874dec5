import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#infra/database/connection.ts";
import { migrate } from "#infra/database/migrate.ts";
import { openPostgres } from "#infra/database/open-postgres.ts";
import { openEmptyDatabase } from "../empty-database.ts";

const NOON = new Date("2026-11-22T12:00:00Z");
let empty: Database;
let inTokyo: Database;

beforeAll(async () => {
  empty = await openEmptyDatabase();
  await migrate(empty);
  const name = await empty.withSession(async (session) => {
    const [row] = await session.rows("SELECT current_database() AS name");
    await session.run(`ALTER DATABASE "${row?.["name"]}" SET timezone TO 'Asia/Tokyo'`);
    return String(row?.["name"]);
  });
  const address = new URL(process.env["DATABASE_URL"] ?? "");
  address.pathname = name;
  inTokyo = await openPostgres(address.href);
});

afterAll(async () => {
  await inTokyo?.close();
  await empty?.close();
});

test("a database server that lives in another time zone moves no instant", async () => {
  await inTokyo.prisma.heartbeat.create({ data: { name: "noon", at: NOON } });
  const [row] = await inTokyo.prisma.$queryRaw<{ seconds: number; now: Date }[]>`
    SELECT extract(epoch FROM "at")::float8 AS "seconds", now() AS "now" FROM "Heartbeat"`;
  expect(row?.seconds).toBe(NOON.getTime() / 1000);
  expect(Math.abs((row?.now.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(await inTokyo.prisma.heartbeat.findFirst()).toMatchObject({ at: NOON });
});

test("an address that asks for a time zone of its own is refused, and told why", async () => {
  const address = new URL(process.env["DATABASE_URL"] ?? "");
  address.searchParams.set("options", "-c TimeZone=Asia/Tokyo");
  await expect(openPostgres(address.href)).rejects.toThrow(/TimeZone/);
});
