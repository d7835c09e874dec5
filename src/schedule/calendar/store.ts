import type { Transaction } from "#access/index.ts";
import type { SlotState } from "../slot-moves.ts";
import { Prisma } from "../store.ts";

/** A part of the calendar: slots from an instant until before another one, and where the last page ended. */
export type CalendarQuery = {
  from: Date;
  until: Date;
  campaignId?: string | undefined;
  states?: readonly SlotState[] | undefined;
  after?: { nominalAt: Date; id: string } | undefined;
  limit: number;
};

/** One slot as a calendar shows it. */
export type CalendarSlot = {
  id: string;
  version: number;
  state: SlotState;
  stateReason: string | null;
  wallTime: string;
  timeZone: string;
  nominalAt: Date;
  dueAt: Date;
  isShifted: boolean;
  isLate: boolean;
  episodeId: string;
  episodeSlug: string;
  episodeTitle: string;
  scheduleId: string;
  scheduleName: string;
  campaignId: string;
  campaignSlug: string;
  releaseId: string | null;
};

/**
 * A page of the calendar in order of time. It reads only the rows that it shows: within a campaign each schedule gives
 * its next ones by the index, however many slots others have.
 */
export function findCalendar(tx: Transaction, query: CalendarQuery): Promise<CalendarSlot[]> {
  return tx.$queryRaw<CalendarSlot[]>(calendarQuery(query));
}

export async function findCalendarSlot(tx: Transaction, id: string): Promise<CalendarSlot | null> {
  const one = Prisma.sql`SELECT * FROM "public"."Slot" l WHERE l."id" = ${id}::uuid`;
  const [slot] = await tx.$queryRaw<CalendarSlot[]>(shown(one));
  return slot ?? null;
}

/** The statement of `findCalendar`. */
export function calendarQuery(query: CalendarQuery): Prisma.Sql {
  const { campaignId, limit } = query;
  const page =
    campaignId === undefined
      ? Prisma.sql`SELECT * FROM "public"."Slot" l WHERE ${within(query)} ${inOrder(limit)}`
      : Prisma.sql`SELECT l.* FROM "public"."Schedule" h CROSS JOIN LATERAL (
          SELECT * FROM "public"."Slot" l WHERE l."scheduleId" = h."id" AND ${within(query)} ${inOrder(limit)}) l
          WHERE h."campaignId" = ${campaignId}::uuid ${inOrder(limit)}`;
  return shown(page);
}

function shown(slots: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT l."id", l."version", l."state"::text, l."stateReason", l."wallTime", l."timeZone", l."nominalAt", l."dueAt",
      l."isShifted", l."isLate", l."episodeId", e."slug" AS "episodeSlug", e."title" AS "episodeTitle", l."scheduleId",
      h."name" AS "scheduleName", c."id" AS "campaignId", c."slug" AS "campaignSlug", r."id" AS "releaseId"
    FROM (${slots}) l
    JOIN "public"."Episode" e ON e."id" = l."episodeId"
    JOIN "public"."Schedule" h ON h."id" = l."scheduleId"
    JOIN "public"."Campaign" c ON c."id" = h."campaignId"
    LEFT JOIN "public"."Release" r ON r."slotId" = l."id"
    ORDER BY l."nominalAt", l."id"`;
}

function within({ from, until, after, states }: CalendarQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`l."nominalAt" >= ${after?.nominalAt ?? from}::timestamptz AND l."nominalAt" < ${until}::timestamptz`,
    ...(after ? [Prisma.sql`(l."nominalAt", l."id") > (${after.nominalAt}::timestamptz, ${after.id}::uuid)`] : []),
    ...(states ? [Prisma.sql`l."state"::text = ANY(${[...states]})`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

function inOrder(limit: number): Prisma.Sql {
  return Prisma.sql`ORDER BY l."nominalAt", l."id" LIMIT ${limit}`;
}
