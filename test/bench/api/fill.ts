import type { Session } from "#infra/database/connection.ts";

const CAMPAIGNS = 5;
const EPISODES = 200;

export type Filled = { campaignId: string; episodeId: string };

/** Fills an empty database with five campaigns of 200 episodes each, scripts in two languages, and so many slots. */
export async function fill({ run, rows }: Session, slots: number): Promise<Filled> {
  await run(`
    INSERT INTO "Campaign" ("id", "slug", "title", "timeZone", "startsOn", "endsOn", "locales", "formats")
    SELECT gen_random_uuid(), 'campaign-' || c, 'Campaign ' || c, 'Europe/London', '2026-01-01', '2030-01-01',
           '{en,de}', '{vertical}' FROM generate_series(1, ${CAMPAIGNS}) c;
    INSERT INTO "Presenter" ("id", "slug", "name", "role")
    SELECT gen_random_uuid(), 'presenter-' || p, 'Presenter ' || p, 'Analyst' FROM generate_series(1, 20) p;
    INSERT INTO "Episode" ("id", "campaignId", "slug", "position", "title", "topic", "presenterId")
    SELECT gen_random_uuid(), c."id", c."slug" || '-episode-' || e, e, 'Episode ' || e, 'Passwords',
           (SELECT "id" FROM "Presenter" WHERE "slug" = 'presenter-' || (e % 20 + 1))
    FROM "Campaign" c, generate_series(1, ${EPISODES}) e;
    INSERT INTO "Script" ("id", "episodeId", "locale")
    SELECT gen_random_uuid(), "id", l FROM "Episode", unnest(ARRAY['en', 'de']) l;
    INSERT INTO "ScriptVersion" ("id", "scriptId", "number", "contentHash", "body", "findings")
    SELECT gen_random_uuid(), "id", n, md5("id"::text || n), '{"title": "Three random words"}', '[]'
    FROM "Script", generate_series(1, 3) n;
    INSERT INTO "Schedule" ("id", "campaignId", "name", "timeZone", "rule", "graceMs", "jitterSecret")
    SELECT gen_random_uuid(), "id", 'main', 'Europe/London', '{}', 3600000, gen_random_uuid()::text FROM "Campaign";
    INSERT INTO "Slot" ("id", "scheduleId", "episodeId", "key", "wallTime", "timeZone", "nominalAt", "dueAt", "nextCheckAt", "tzdbVersion", "state")
    SELECT gen_random_uuid(), s."id", e."id", 'slot-' || n, to_char(t, 'YYYY-MM-DD"T"HH24:MI'), 'Europe/London', t, t, t, '2026a', 'planned'
    FROM generate_series(1, ${slots}) n
    JOIN LATERAL (SELECT timestamptz '2026-01-01' + n * interval '20 minutes' AS t) at ON true
    JOIN LATERAL (SELECT "id", "campaignId" FROM "Schedule" ORDER BY "campaignId" OFFSET n % ${CAMPAIGNS} LIMIT 1) s ON true
    JOIN "Episode" e ON e."campaignId" = s."campaignId" AND e."position" = n % ${EPISODES} + 1;`);
  await run("ANALYZE");
  const [one] = await rows(`
    SELECT c."id" AS "campaignId", e."id" AS "episodeId"
    FROM "Campaign" c JOIN "Episode" e ON e."campaignId" = c."id" WHERE e."position" = 100 LIMIT 1`);
  return { campaignId: String(one?.["campaignId"]), episodeId: String(one?.["episodeId"]) };
}
