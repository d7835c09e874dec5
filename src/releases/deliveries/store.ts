import type { Transaction } from "#access/index.ts";
import type { ChannelReading } from "../channel-turn.ts";
import type { Delivery, Prisma } from "../store.ts";

const DELIVERY_WITH_ALL = {
  channel: { include: { secrets: true } },
  release: {
    include: {
      slot: { include: { schedule: { include: { campaign: { select: { locales: true, formats: true } } } } } },
      episode: true,
      retractions: true,
      renders: {
        include: {
          render: { include: { files: true } },
        },
      },
    },
  },
} satisfies Prisma.DeliveryInclude;

export type DeliveryWithAll = Prisma.DeliveryGetPayload<{ include: typeof DELIVERY_WITH_ALL }>;

export async function findDelivery(tx: Transaction, id: string): Promise<DeliveryWithAll | null> {
  return (await findDeliveries(tx, [id])).get(id) ?? null;
}

export async function findDeliveries(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeliveryWithAll>> {
  const rows = await tx.delivery.findMany({ where: { id: { in: [...ids] } }, include: DELIVERY_WITH_ALL });
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Locks the releases of deliveries, so that the deliveries of one change one after the other. Always before a channel
 * or a delivery is locked, and in one order: two transactions that take them in another would wait for each other.
 */
export async function lockReleasesOf(tx: Transaction, deliveryIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT "id" FROM "public"."Release"
    WHERE "id" IN (SELECT "releaseId" FROM "public"."Delivery" WHERE "id" = ANY(${deliveryIds}::uuid[]))
    ORDER BY "id" FOR UPDATE`;
}

/** Whose turn it is on a channel is decided by one worker at a time. New deliveries may name it meanwhile. */
export async function lockChannels(tx: Transaction, channelIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT "id" FROM "public"."Channel" WHERE "id" = ANY(${channelIds}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}

/** A worker has a delivery as long as this is its attempt. */
export type Held = { deliveryId: string; attempt: number };
/** What changes of a delivery; what is not named stays. */
export type DeliveryChange = Partial<
  Pick<
    Delivery,
    | ("attempt" | "state" | "tries" | "mayHaveArrived" | "evidence" | "permalink" | "failure" | "notBeforeAt")
    | ("sentAt" | "retriedAt" | "firesAt" | "confirmedAt" | "nextCheckAt")
  >
>;

/** Writes only what is still at its attempt, and returns the ids of that: at the others somebody else was quicker. */
export async function changeDeliveries(
  tx: Transaction,
  changes: readonly { held: Held; set: DeliveryChange }[],
): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const all = JSON.stringify(changes);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "public"."Delivery" d SET
      ("attempt", "state", "tries", "mayHaveArrived", "evidence", "permalink", "failure", "notBeforeAt",
        "sentAt", "retriedAt", "firesAt", "confirmedAt", "nextCheckAt") =
      (SELECT n."attempt", n."state", n."tries", n."mayHaveArrived", n."evidence", n."permalink", n."failure",
        n."notBeforeAt", n."sentAt", n."retriedAt", n."firesAt", n."confirmedAt", n."nextCheckAt"
      FROM jsonb_populate_record(d, c."value"->'set') n)
    FROM jsonb_array_elements(${all}::jsonb) c
    WHERE d."id" = (c."value"->'held'->>'deliveryId')::uuid AND d."attempt" = (c."value"->'held'->>'attempt')::int
    RETURNING d."id"`;
  return new Set(rows.map(({ id }) => id));
}

/** Writes only while the delivery is still at this attempt; false when another was quicker. */
export async function updateHeldDelivery(tx: Transaction, held: Held, set: DeliveryChange): Promise<boolean> {
  return (await changeDeliveries(tx, [{ held, set }])).size === 1;
}

/** Gives the next attempt to whoever asks with the present one; false when another was quicker. */
export function takeAttempt(
  tx: Transaction,
  { deliveryId, attempt }: Held,
  set: Omit<DeliveryChange, "attempt">,
): Promise<boolean> {
  return updateHeldDelivery(tx, { deliveryId, attempt }, { ...set, attempt: attempt + 1 });
}

export async function readEvidence(tx: Transaction, deliveryId: string): Promise<unknown> {
  return (await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { evidence: true } })).evidence;
}

export function findOverdueDeliveries(tx: Transaction, now: Date, limit: number) {
  return tx.delivery.findMany({
    where: { state: { not: "retracted" }, nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: "asc" },
    take: limit,
    include: { release: { include: { slot: { include: { schedule: true } } } } },
  });
}

export type OverdueDelivery = Awaited<ReturnType<typeof findOverdueDeliveries>>[number];

/** Looks again later at deliveries that nobody has begun, unless somebody did meanwhile. */
export async function postponeDeliveries(tx: Transaction, ids: string[], now: Date, byMs: number): Promise<void> {
  await tx.delivery.updateMany({
    where: { id: { in: ids }, state: "pending", tries: 0, nextCheckAt: { lte: now } },
    data: { nextCheckAt: new Date(now.getTime() + byMs) },
  });
}

/** Sets the next look at a delivery that nobody is at; false when it was heard of since it was found. */
export async function takeOverdueDelivery(
  tx: Transaction,
  { id, attempt, state, nextCheckAt }: Pick<Delivery, "id" | "attempt" | "state" | "nextCheckAt">,
  againAt: Date,
): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({
    where: { id, attempt, state, nextCheckAt },
    data: { nextCheckAt: againAt },
  });
  return count === 1;
}

/** The next instant at which a delivery is to be looked at, if one waits. */
export async function findNextDelivery(tx: Transaction): Promise<{ at: Date; now: Date } | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT min("nextCheckAt") AS "at", now() AS "now" FROM "public"."Delivery"
    WHERE "state" IN ('pending', 'unknown', 'processing', 'armed', 'retracting')`;
  return row?.at ? { at: row.at, now: row.now } : null;
}

// More of them need not be counted: whoever has so many before it waits long enough.
const MOST_AHEAD = 100;

/**
 * How busy the channels of deliveries are, each as the delivery sees it. `ahead` are those that come before it and
 * could go now; `fullSince` is when the last one was sent that leaves no room within a day for those and this one.
 */
export async function readChannelLoads(
  tx: Transaction,
  deliveries: readonly { id: string; dailyCap: number }[],
  now: Date,
): Promise<ReadonlyMap<string, ChannelReading>> {
  const ids = deliveries.map(({ id }) => id);
  const caps = deliveries.map(({ dailyCap }) => dailyCap);
  const rows = await tx.$queryRaw<(ChannelReading & { id: string })[]>`
    SELECT own."id", l."ahead", l."inFlight", (
      SELECT s."sentAt" FROM "public"."Delivery" s
      WHERE s."channelId" = own."channelId" AND s."id" <> own."id" AND s."mayHaveArrived" AND s."sentAt" IS NOT NULL
      ORDER BY s."sentAt" DESC LIMIT 1) AS "lastSentAt", (
      SELECT s."sentAt" FROM "public"."Delivery" s
      WHERE s."channelId" = own."channelId" AND s."id" <> own."id" AND s."mayHaveArrived" AND s."sentAt" IS NOT NULL
      ORDER BY s."sentAt" DESC LIMIT 1 OFFSET greatest(0, asked."dailyCap" - 1 - l."ahead")) AS "fullSince"
    FROM unnest(${ids}::uuid[], ${caps}::int[]) asked("id", "dailyCap")
    JOIN "public"."Delivery" own ON own."id" = asked."id",
    LATERAL (SELECT (
      SELECT count(*) FROM (
        SELECT 1 FROM "public"."Delivery" d
        WHERE d."channelId" = own."channelId" AND d."state" = 'pending'
          AND (d."turnAt", d."turnRank", d."turnSlot") < (own."turnAt", own."turnRank", own."turnSlot")
          AND (d."nextCheckAt" <= ${now} OR d."notBeforeAt" IS NOT NULL OR d."tries" = 0 AND d."failure" IS NULL)
        LIMIT ${MOST_AHEAD}) a)::int AS "ahead",
      -- A worker that is no longer heard of sends nothing more: it is fenced.
      (SELECT count(*) FROM "public"."Delivery" f
        WHERE f."channelId" = own."channelId" AND f."state" = 'sending' AND f."nextCheckAt" > ${now})::int AS "inFlight") l`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a delivery that waits counts as ahead of others, as `readChannelLoads` counts. */
export const countsAsAhead = (
  { nextCheckAt, notBeforeAt, tries, failure }: Pick<Delivery, "nextCheckAt" | "notBeforeAt" | "tries" | "failure">,
  now: Date,
): boolean => (nextCheckAt !== null && nextCheckAt <= now) || notBeforeAt !== null || (tries === 0 && failure === null);
