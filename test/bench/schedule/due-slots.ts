import { TZDB_VERSION } from "#core/time-zones.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";

export const CAMPAIGNS = 100;

/**
 * Campaigns with a channel that has no gap, and so many episodes in all, each with a schedule and a slot of its own.
 * Slots of one schedule never share a minute; these are all due within one, `spreadMs` apart from first to last.
 */
export async function insertDueSlots(
  prisma: PrismaClient,
  { releases, dueAt, spreadMs }: { releases: number; dueAt: Date; spreadMs: number },
): Promise<void> {
  const run = (sql: string, ...values: unknown[]) => prisma.$executeRawUnsafe(sql, ...values);
  const wallTime = dueAt.toISOString().slice(0, "2026-12-01T09:00".length);
  await run(
    `INSERT INTO "Campaign" ("id", "slug", "title", "timeZone", "startsOn", "endsOn", "locales", "formats")
     SELECT gen_random_uuid(), 'campaign-' || n, 'A campaign', 'Etc/UTC', '2020-01-01', '2090-01-01', '{en}', '{vertical}'
     FROM generate_series(0, $1::int) n`,
    CAMPAIGNS - 1,
  );
  await run(`
    INSERT INTO "Channel" ("id", "campaignId", "kind", "name", "minGapMs", "dailyCap", "mostInFlight")
    SELECT gen_random_uuid(), "id", 'gallery', 'nowhere', 0, 1000000, 1000 FROM "Campaign"`);
  await run(
    `INSERT INTO "Episode" ("id", "campaignId", "slug", "position", "title", "topic")
     SELECT gen_random_uuid(), c."id", 'episode-' || n, n, 'Three random words', 'Passwords'
     FROM generate_series(1, $1::int) n JOIN "Campaign" c ON c."slug" = 'campaign-' || n % $2::int`,
    releases,
    CAMPAIGNS,
  );
  await run(`
    INSERT INTO "Schedule" ("id", "campaignId", "name", "timeZone", "rule", "graceMs", "jitterSecret")
    SELECT gen_random_uuid(), "campaignId", "slug", 'Etc/UTC', '{"weekdays":["tue"],"at":"09:00"}', 21600000, '' FROM "Episode"`);
  await run(
    `INSERT INTO "Slot" ("id", "scheduleId", "episodeId", "key", "wallTime", "timeZone", "nominalAt", "jitterMs", "dueAt",
       "tzdbVersion", "state", "nextCheckAt")
     SELECT gen_random_uuid(), s."id", e."id", 'bench', $1, 'Etc/UTC', $2::timestamptz, j, $2::timestamptz + j * interval '1 ms',
       $5, 'scheduled', $2::timestamptz + j * interval '1 ms'
     FROM "Episode" e JOIN "Schedule" s ON s."name" = e."slug",
       LATERAL (SELECT (e."position"::bigint * $3::bigint / $4::bigint)::int AS j) jitter`,
    wallTime,
    dueAt.toISOString(),
    spreadMs,
    releases,
    TZDB_VERSION,
  );
  for (const table of ["Campaign", "Channel", "Episode", "Schedule", "Slot"]) await run(`ANALYZE "${table}"`);
}
