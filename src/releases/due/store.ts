import type { Transaction } from "#access/index.ts";
import { dayOf } from "#core/clock.ts";
import { readVerdict } from "#reviews/actions/index.ts";
import { nextFreeTurn, timetableOf, UNRELEASED, wallTimeAt } from "#schedule/index.ts";
import { type VariantName, variantsFor, variantsForAll } from "../channel-needs.ts";
import type { DueFacts, Variant } from "../decide.ts";
import { readInstallation, readSpeakingHolds } from "../holds/store.ts";
import type { AbilitiesByKind } from "../ports.ts";
import type { Prisma } from "../store.ts";

/** Locks slots that are due by the database clock; those that another scheduler has locked are left to it. */
export async function lockDueSlots(tx: Transaction, limit: number, except: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "public"."Slot"
    WHERE "state" IN ('planned', 'scheduled', 'held') AND "dueAt" <= now() AND "nextCheckAt" <= now()
      AND NOT ("id" = ANY(${except}::uuid[]))
    ORDER BY "nominalAt", "priority" DESC, "id"
    LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return rows.map(({ id }) => id);
}

/** The next instant at which a slot is to be looked at, if there is one. */
export async function findNextDue(tx: Transaction): Promise<{ at: Date; now: Date } | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null; now: Date }[]>`
    SELECT min(greatest("dueAt", "nextCheckAt")) AS "at", now() AS "now"
    FROM "public"."Slot" WHERE "state" IN ('planned', 'scheduled', 'held')`;
  return row?.at ? { at: row.at, now: row.now } : null;
}

/** Slots whose time comes between now and then, the next one first. */
export async function findSlotsBefore(tx: Transaction, { now, until }: { now: Date; until: Date }): Promise<string[]> {
  const where = { state: { in: [...UNRELEASED] }, dueAt: { gt: now, lte: until } };
  const rows = await tx.slot.findMany({ where, orderBy: { dueAt: "asc" }, select: { id: true }, take: 500 });
  return rows.map(({ id }) => id);
}

const SLOT_WITH_ALL = {
  schedule: { include: { campaign: { include: { channels: true } }, blackouts: true } },
  episode: { include: { presenter: { include: { consents: true } } } },
} satisfies Prisma.SlotInclude;

export type DueSlot = Prisma.SlotGetPayload<{ include: typeof SLOT_WITH_ALL }>;
export type DueChannel = DueSlot["schedule"]["campaign"]["channels"][number];

export function readSlot(tx: Transaction, id: string): Promise<DueSlot> {
  return tx.slot.findUniqueOrThrow({ where: { id }, include: SLOT_WITH_ALL });
}

/** The channels that a slot would go to now: those that are neither switched off nor paused. */
export const openChannels = ({ schedule }: DueSlot): DueChannel[] =>
  schedule.campaign.channels.filter(({ isActive, pausedAt }) => isActive && pausedAt === null);

/** Everything that could speak against releasing this slot, as the database says it at this moment. */
export async function readDueFacts(
  tx: Transaction,
  slot: DueSlot,
  now: Date,
  abilities: AbilitiesByKind,
): Promise<DueFacts> {
  const { schedule, episode } = slot;
  const { campaign } = schedule;
  const channels = openChannels(slot);
  const { holds, heldChannels } = await readSpeakingHolds(tx, {
    campaignId: campaign.id,
    episodeId: episode.id,
    slotId: slot.id,
    locales: campaign.locales,
    channelIds: channels.map(({ id }) => id),
    now,
  });
  const needs = channels.map((channel) => ({
    channel,
    variants: variantsFor(channel, campaign, abilities[channel.kind]),
  }));
  const misfit = needs.find(({ variants }) => variants.length === 0);
  // One held channel keeps the others from nothing; when all are held, so is the slot.
  const areAllHeld = channels.length > 0 && channels.every(({ id }) => heldChannels.has(id));
  return {
    nominalAt: slot.nominalAt,
    graceMs: schedule.graceMs,
    pausedAt: pausedSince(slot, (await readInstallation(tx)).pausedAt),
    holds: [
      ...holds,
      ...(areAllHeld ? [...heldChannels.values()].map((reason) => ({ reason })) : []),
      ...(misfit ? [{ reason: `the channel ${misfit.channel.name} takes none of the campaign's videos` }] : []),
      ...(await findUnansweredRecalls(tx, slot)),
    ],
    blackout: await readBlackout(tx, slot, now),
    isAfterEnd: slot.wallTime.slice(0, "2026-12-01".length) >= dayOf(campaign.endsOn),
    hasConsent: hasConsent(episode.presenter, channels, now),
    hasChannel: channels.length > 0,
    variants: await readVariants(tx, slot, variantsForAll(needs.map(({ variants }) => variants)), now),
  };
}

function pausedSince({ schedule }: DueSlot, everything: Date | null): Date | null {
  const { channels, pausedAt } = schedule.campaign;
  const active = channels.filter(({ isActive }) => isActive);
  const isEveryChannelPaused = active.length > 0 && active.every((channel) => channel.pausedAt !== null);
  const pauses = [
    everything,
    pausedAt,
    schedule.pausedAt,
    ...(isEveryChannelPaused ? active.map((c) => c.pausedAt) : []),
  ];
  return pauses.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}

async function readBlackout(tx: Transaction, slot: DueSlot, now: Date): Promise<DueFacts["blackout"]> {
  const { schedule, nominalAt, key } = slot;
  const blackout = schedule.blackouts.find(({ fromAt, untilAt }) => fromAt <= now && now < untilAt);
  if (!blackout) return null;
  const { reason, policy, untilAt } = blackout;
  // What was to go out at once has no next time: a person says when.
  if (policy !== "shift") return { reason, policy, shiftTo: null };
  if (key.startsWith("manual:")) return { reason, policy: "hold", shiftTo: null };
  const taken = await tx.slot.findMany({
    where: { scheduleId: schedule.id, id: { not: slot.id }, nominalAt: { gte: nominalAt } },
    select: { wallTime: true },
  });
  const shiftTo = nextFreeTurn({
    timetable: timetableOf(schedule),
    nominalAt,
    notBefore: untilAt,
    taken: taken.map(({ wallTime }) => wallTime),
  });
  return { reason, policy, shiftTo };
}

// A recall holds the slots it finds. What was placed or written after it rests on the same source: it is held here, until
// the source is read again, the words no longer rest on it, or this slot had a hold for it that somebody lifted.
async function findUnansweredRecalls(tx: Transaction, slot: DueSlot): Promise<{ reason: string }[]> {
  const recalls = await tx.$queryRaw<{ sourceId: string; reason: string }[]>`
    WITH RECURSIVE "newest" AS (
      SELECT DISTINCT ON (s."id") v."id" FROM "public"."Script" s
      JOIN "public"."ScriptVersion" v ON v."scriptId" = s."id"
      WHERE s."episodeId" = ${slot.episodeId}::uuid AND s."locale" = ANY(${slot.schedule.campaign.locales})
      ORDER BY s."id", v."number" DESC
    ), "rests" AS (
      SELECT c."sourceId" AS "id" FROM "public"."Claim" c JOIN "newest" n ON n."id" = c."scriptVersionId"
      UNION SELECT s."basedOn" FROM "public"."Source" s JOIN "rests" r ON r."id" = s."id" WHERE s."basedOn" IS NOT NULL)
    SELECT r."sourceId", r."reason" FROM "public"."Recall" r
    JOIN "rests" ON "rests"."id" = r."sourceId"
    JOIN "public"."Source" s ON s."id" = r."sourceId" AND r."createdAt" >= s."readOn"
    WHERE NOT EXISTS (
      SELECT 1 FROM "public"."Hold" h WHERE h."slotId" = ${slot.id}::uuid AND h."sourceId" = r."sourceId")
    ORDER BY r."createdAt" DESC`;
  return recalls.map(({ sourceId, reason }) => ({ reason: `the source ${sourceId} was recalled: ${reason}` }));
}

function hasConsent(presenter: DueSlot["episode"]["presenter"], channels: { kind: string }[], now: Date): boolean {
  if (presenter === null) return true;
  const inForce = presenter.consents.filter(
    ({ withdrawnAt, expiresAt, grantedAt }) =>
      withdrawnAt === null && grantedAt <= now && (expiresAt === null || expiresAt > now),
  );
  return channels.every(({ kind }) => inForce.some((consent) => consent.channels.includes(kind)));
}

async function readVariants(tx: Transaction, slot: DueSlot, names: VariantName[], now: Date): Promise<Variant[]> {
  const today = wallTimeAt(now, slot.schedule.campaign.timeZone).slice(0, "2026-12-01".length);
  const variants: Variant[] = [];
  for (const locale of new Set(names.map((name) => name.locale))) {
    const version = await findNewestWords(tx, slot.episodeId, locale);
    for (const name of names.filter((one) => one.locale === locale)) {
      const hashes =
        version?.storyboards.filter(
          ({ format, hasEndCard }) => format === name.format && hasEndCard === name.hasEndCard,
        ) ?? [];
      const render = await findRender(
        tx,
        hashes.map(({ contentHash }) => contentHash),
      );
      variants.push({ ...name, render: render && { ...render, expired: version ? expiredIn(version, today) : null } });
    }
  }
  return variants;
}

// The newest words count: an approval of what was made from older ones opens nothing.
function findNewestWords(tx: Transaction, episodeId: string, locale: string) {
  return tx.scriptVersion.findFirst({
    where: { script: { episodeId, locale } },
    orderBy: { number: "desc" },
    select: {
      body: true,
      claims: { select: { source: { select: { id: true, nextCheckOn: true } } } },
      // Videos of reduced motion are for other places than a release.
      storyboards: { where: { motion: "full" }, select: { contentHash: true, format: true, hasEndCard: true } },
    },
  });
}

type Words = NonNullable<Awaited<ReturnType<typeof findNewestWords>>>;

function expiredIn({ body, claims }: Words, today: string): string | null {
  const own = typeof body === "object" && body !== null && "nextCheckOn" in body ? body["nextCheckOn"] : null;
  if (typeof own === "string" && own < today) return `the advice was to be read again on ${own}`;
  const stale = claims.find(({ source }) => dayOf(source.nextCheckOn) < today)?.source;
  return stale ? `the source ${stale.id} was to be read again on ${dayOf(stale.nextCheckOn)}` : null;
}

async function findRender(
  tx: Transaction,
  hashes: string[],
): Promise<Omit<NonNullable<Variant["render"]>, "expired"> | null> {
  if (hashes.length === 0) return null;
  const render = await tx.render.findFirst({
    where: { storyboardHash: { in: hashes }, quality: "final" },
    orderBy: { createdAt: "desc" },
  });
  if (!render) return null;
  const { missing, objection } = await readVerdict(tx, render.contentHash);
  return {
    id: render.id,
    contentHash: render.contentHash,
    isReady: render.state === "qc_passed",
    missingApprovals: missing,
    objection,
  };
}

/** Looks at a held slot again later; nothing else about it has changed. */
export async function lookAgain(tx: Transaction, slotId: string, nextCheckAt: Date): Promise<void> {
  await tx.slot.update({ where: { id: slotId }, data: { nextCheckAt } });
}

/** Slots that should have gone out by now and that this database knows no release of, oldest first. */
export async function findUnreleasedDue(tx: Transaction, now: Date, take: number): Promise<DueSlot[]> {
  return tx.slot.findMany({
    where: { state: { in: [...UNRELEASED] }, dueAt: { lte: now } },
    orderBy: [{ nominalAt: "asc" }, { id: "asc" }],
    take,
    include: SLOT_WITH_ALL,
  });
}

export async function findChannelSecrets(tx: Transaction, channelId: string) {
  return tx.channelSecret.findMany({ where: { channelId } });
}

/** Locks one slot; false when there is none. */
export async function lockDueSlot(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<object[]>`SELECT "id" FROM "public"."Slot" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return rows.length === 1;
}
