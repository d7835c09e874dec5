import { DAY } from "#core/clock.ts";
import { TZDB_VERSION } from "#core/time-zones.ts";
import type { PrismaClient } from "#generated/prisma/client.ts";
import { type CalendarQuery, findCalendar } from "#schedule/calendar/store.ts";
import { percentile, timed } from "./percentiles.ts";

export type CalendarRow = {
  slots: number;
  /** Whose calendar: all campaigns, or one of so many. */
  of: "all" | "one campaign";
  /** How many slots the month has, and on how many pages. */
  inMonth: number;
  pages: number;
  runs: number;
  p50Ms: number;
  p99Ms: number;
};

const CAMPAIGNS = 50;
const SCHEDULES = 200;
const SPAN_DAYS = 400;
const PAGE = 100;
const RUNS = 400;
// Whole months of the largest calendar have tens of thousands of slots: of those some pages are read, from all over it.
const MOST_PAGES = 40;

/** Times pages of a month, at any day of the calendar and any place within the month, as the API asks for them. */
export async function measureCalendar(prisma: PrismaClient, slots: number): Promise<CalendarRow[]> {
  const from = new Date("2027-01-01T00:00:00Z");
  await insertCalendar(prisma, { slots, from });
  const campaigns = await prisma.campaign.findMany({ select: { id: true }, orderBy: { slug: "asc" } });
  const rows: CalendarRow[] = [];
  for (const of of ["all", "one campaign"] as const) {
    const took: number[] = [];
    const months: { slots: number; pages: number }[] = [];
    for (let month = 0; took.length < RUNS; month += 1) {
      const start = new Date(from.getTime() + ((month * 37) % (SPAN_DAYS - 31)) * DAY);
      const campaignId = of === "all" ? undefined : campaigns[month % campaigns.length]?.id;
      months.push(await readMonth(prisma, { campaignId, start, took }));
    }
    const [first] = months;
    rows.push({
      slots,
      of,
      inMonth: first?.slots ?? 0,
      pages: first?.pages ?? 0,
      runs: took.length,
      p50Ms: percentile(took, 0.5),
      p99Ms: percentile(took, 0.99),
    });
  }
  return rows;
}

async function readMonth(
  prisma: PrismaClient,
  { campaignId, start, took }: { campaignId: string | undefined; start: Date; took: number[] },
): Promise<{ slots: number; pages: number }> {
  const until = new Date(start.getTime() + 31 * DAY);
  let after: CalendarQuery["after"];
  let [slots, pages] = [0, 0];
  while (pages < MOST_PAGES) {
    const query: CalendarQuery = { from: start, until, campaignId, limit: PAGE, after };
    let page: Awaited<ReturnType<typeof findCalendar>> = [];
    took.push(
      await timed(async () => {
        page = await findCalendar(prisma, query);
      }),
    );
    pages += 1;
    slots += page.length;
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    after = { nominalAt: last.nominalAt, id: last.id };
  }
  return { slots, pages };
}

async function insertCalendar(prisma: PrismaClient, { slots, from }: { slots: number; from: Date }): Promise<void> {
  const run = (sql: string, ...values: unknown[]) => prisma.$executeRawUnsafe(sql, ...values);
  await run(
    `INSERT INTO "Campaign" ("id", "slug", "title", "timeZone", "startsOn", "endsOn", "locales", "formats")
     SELECT gen_random_uuid(), 'campaign-' || n, 'A campaign', 'Etc/UTC', '2027-01-01', '2028-12-31', '{en}', '{vertical}'
     FROM generate_series(1, $1::int) n`,
    CAMPAIGNS,
  );
  await run(`
    INSERT INTO "Episode" ("id", "campaignId", "slug", "position", "title", "topic")
    SELECT gen_random_uuid(), "id", 'episode-' || "slug", 1, 'Three random words', 'Passwords' FROM "Campaign"`);
  await run(
    `INSERT INTO "Schedule" ("id", "campaignId", "name", "timeZone", "rule", "graceMs", "jitterSecret")
     SELECT gen_random_uuid(), "id", 'schedule-' || n, 'Etc/UTC', '{"weekdays":["tue"],"at":"09:00"}', 21600000, ''
     FROM "Campaign", generate_series(1, $1::int) n`,
    SCHEDULES / CAMPAIGNS,
  );
  // Each schedule has its slots all over the span, and no two of them share a minute.
  await run(
    `INSERT INTO "Slot" ("id", "scheduleId", "episodeId", "key", "wallTime", "timeZone", "nominalAt", "dueAt", "tzdbVersion",
       "state", "nextCheckAt")
     SELECT gen_random_uuid(), s."id", s."episodeId", 'bench-' || n, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI'),
       'Etc/UTC', at, at, $4, 'planned', at
     FROM (SELECT h."id", e."id" AS "episodeId" FROM "Schedule" h JOIN "Episode" e ON e."campaignId" = h."campaignId") s,
       generate_series(0, $1::int - 1) n,
       LATERAL (SELECT $2::timestamptz + n * ($3::int * 1440 / $1::int) * interval '1 minute' AS at) times`,
    Math.ceil(slots / SCHEDULES),
    from.toISOString(),
    SPAN_DAYS,
    TZDB_VERSION,
  );
  for (const table of ["Campaign", "Episode", "Schedule", "Slot"]) await run(`VACUUM ANALYZE "${table}"`);
}
