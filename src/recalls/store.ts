import type { Actor, Transaction } from "#access/index.ts";
import type { SlotState } from "#generated/prisma/client.ts";
import type { CarrierCounts, CarrierRows } from "./carriers.ts";

// Once it is releasing there is a release, and that is what is looked at.
const UNRELEASED: SlotState[] = ["planned", "scheduled", "held"];

export function findSource(tx: Transaction, id: string) {
  return tx.source.findUnique({ where: { id }, select: { id: true, readOn: true } });
}

export async function findSourceIds(tx: Transaction): Promise<string[]> {
  const sources = await tx.source.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return sources.map(({ id }) => id);
}

export async function isPerson(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.person.count({ where: { id } })) === 1;
}

/** The source, and over any number of steps those that restate it. */
export async function findRestating(tx: Transaction, sourceId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE "restating" AS (
      SELECT ${sourceId}::text AS "id"
      UNION SELECT s."id" FROM "public"."Source" s JOIN "restating" r ON s."basedOn" = r."id")
    SELECT "id" FROM "restating" ORDER BY "id" = ${sourceId}::text DESC, "id"`;
  return rows.map(({ id }) => id);
}

/**
 * Keeps everyone else from resting something on these sources until this transaction ends: a claim that is being
 * written locks its source too, so it is either seen here or written after the recall.
 */
export async function lockSources(tx: Transaction, sourceId: string): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sources'))`;
  const ids = await findRestating(tx, sourceId);
  await tx.$queryRaw`SELECT "id" FROM "public"."Source" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR UPDATE`;
  return ids;
}

/**
 * Locks the slots that a recall may hold, and waits for a scheduler that is at one of them: afterwards each is either
 * still unreleased or has its release.
 */
export async function lockSlots(tx: Transaction, sourceIds: string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT "id" FROM "public"."Slot"
    WHERE "state" IN ('planned', 'scheduled', 'held') AND "episodeId" IN (
      SELECT s."episodeId" FROM "public"."Claim" c
      JOIN "public"."ScriptVersion" v ON v."id" = c."scriptVersionId"
      JOIN "public"."Script" s ON s."id" = v."scriptId"
      WHERE c."sourceId" = ANY(${sourceIds}))
    ORDER BY "id" FOR UPDATE`;
}

/** Everything that carries a claim of the sources, and whether the recalled one already holds it or has its task. */
export async function readCarrierRows(tx: Transaction, recalled: string, sourceIds: string[]): Promise<CarrierRows> {
  const versions = await readVersions(tx, sourceIds);
  const hashes = [...new Set(versions.flatMap((version) => version.storyboards.map((plan) => plan.contentHash)))];
  const renders = await tx.render.findMany({
    where: { storyboardHash: { in: hashes } },
    select: { id: true, storyboardHash: true, quality: true, state: true },
    orderBy: { createdAt: "asc" },
  });
  const slots = await tx.slot.findMany({
    where: { episodeId: { in: versions.map(({ episode }) => episode.id) }, state: { in: UNRELEASED } },
    include: { holds: { where: { sourceId: recalled, liftedAt: null, expiresAt: null }, select: { id: true } } },
  });
  return {
    versions,
    renders,
    slots: slots.map(({ holds, ...slot }) => ({ ...slot, isHeld: holds.length > 0 })),
    releases: await readReleases(tx, recalled, hashes),
  };
}

async function readVersions(tx: Transaction, sourceIds: string[]): Promise<CarrierRows["versions"]> {
  const claims = { sourceId: { in: sourceIds } };
  const versions = await tx.scriptVersion.findMany({
    where: { claims: { some: claims } },
    include: {
      claims: { where: claims, select: { key: true, text: true, sourceId: true }, orderBy: { key: "asc" } },
      storyboards: { select: { contentHash: true, format: true } },
      script: {
        include: {
          episode: { include: { campaign: true } },
          versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
        },
      },
    },
  });
  return versions.map(({ id, number, script, ...carried }) => {
    const { id: episodeId, slug, title, position, campaign } = script.episode;
    return {
      id,
      number,
      locale: script.locale,
      isNewest: script.versions[0]?.id === id,
      claims: carried.claims,
      storyboards: carried.storyboards,
      episode: { id: episodeId, slug, title, position, campaign: campaign.slug, locales: campaign.locales },
    };
  });
}

async function readReleases(tx: Transaction, recalled: string, hashes: string[]): Promise<CarrierRows["releases"]> {
  const releases = await tx.release.findMany({
    where: { renders: { some: { render: { storyboardHash: { in: hashes } } } } },
    include: {
      retractions: { select: { id: true } },
      tasks: { where: { kind: "retract", state: "open", sourceId: recalled }, select: { id: true } },
      renders: { include: { render: { select: { storyboardHash: true } } }, orderBy: { locale: "asc" } },
    },
  });
  return releases.map(({ retractions, tasks, renders, ...release }) => ({
    ...release,
    isTakenDown: retractions.length > 0,
    hasTask: tasks.length > 0,
    renders: renders.map(({ locale, format, render }) => ({ locale, format, ...render })),
  }));
}

/** The recall of a source that was not read again since; null when there is none. */
export function findRecallInForce(tx: Transaction, { id, readOn }: { id: string; readOn: Date }) {
  return tx.recall.findFirst({
    where: { sourceId: id, createdAt: { gte: readOn } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
}

export function insertRecall(
  tx: Transaction,
  row: { sourceId: string; reason: string; ownerId: string | null; actor: Actor; found: RecallFound },
) {
  return tx.recall.create({ data: row, select: { id: true } });
}

export type RecallFound = CarrierCounts & { held: number; retract: number };

export async function insertHolds(
  tx: Transaction,
  row: { slotIds: string[]; sourceId: string; reason: string; ownerId: string | null },
): Promise<void> {
  const { slotIds, ...hold } = row;
  await tx.hold.createMany({ data: slotIds.map((slotId) => ({ ...hold, slotId })) });
}

export async function insertRetractTasks(
  tx: Transaction,
  row: { releaseIds: string[]; sourceId: string; reason: string },
): Promise<void> {
  const { releaseIds, ...task } = row;
  await tx.task.createMany({ data: releaseIds.map((releaseId) => ({ ...task, kind: "retract", releaseId })) });
}
