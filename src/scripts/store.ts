import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import { DAY, dayOf, startOfDay } from "#core/clock.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { InvalidInputError } from "#core/errors.ts";
import type { Authorship, Prisma } from "#generated/prisma/client.ts";
import type { Asset } from "./assets.ts";
import { type SavedFinding, savedFindingSchema } from "./finding.ts";
import type { Consent } from "./lint/index.ts";
import { type Script, scriptSchema } from "./schema.ts";
import type { ScriptState } from "./script-moves.ts";
import { findBaseFaults, type Source } from "./sources.ts";

// A consent ends with the instant; the day before it is the last that is whole.
const dayBefore = (end: Date) => dayOf(new Date(end.getTime() - DAY));

export async function upsertSource(tx: Transaction, { id, readOn, nextCheckOn, ...rest }: Source): Promise<void> {
  const basedOn = rest.basedOn ?? null;
  const row = { ...rest, basedOn, readOn: startOfDay(readOn), nextCheckOn: startOfDay(nextCheckOn) };
  await tx.source.upsert({
    where: { id },
    update: { ...row, version: { increment: 1 } },
    create: { id, ...row },
  });
}

/** Writes the next version of a source; false when another was written since. */
export async function updateSource(
  tx: Transaction,
  { id, readOn, nextCheckOn, ...rest }: Source,
  version: number,
): Promise<boolean> {
  const basedOn = rest.basedOn ?? null;
  const row = { ...rest, basedOn, readOn: startOfDay(readOn), nextCheckOn: startOfDay(nextCheckOn) };
  const { count } = await tx.source.updateMany({ where: { id, version }, data: { ...row, version: version + 1 } });
  return count === 1;
}

/**
 * Refuses sources that, with those that are saved, rest on each other in a circle. Throws INVALID_INPUT; `placeOf` says
 * where in the input what the n-th of them rests on stands.
 */
export async function refuseCircles(
  tx: Transaction,
  sources: readonly Source[],
  placeOf: (index: number) => string,
): Promise<void> {
  // No other transaction changes which source restates which until this one ends.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('sources'))`;
  const saved = await tx.source.findMany({ select: { id: true, basedOn: true } });
  const others = saved.filter(({ id }) => !sources.some((source) => source.id === id));
  const faults = findBaseFaults([...sources, ...others]);
  if (faults.length === 0) return;
  throw new InvalidInputError(
    "sources",
    faults.map(({ index, message }) => ({ path: placeOf(index), message })),
  );
}

export async function findSources(tx: Transaction, ids: string[]): Promise<Source[]> {
  const rows = await tx.source.findMany({ where: { id: { in: ids } } });
  return rows.map(({ id, publisher, title, url, readOn, nextCheckOn }) => {
    return { id, publisher, title, url, readOn: dayOf(readOn), nextCheckOn: dayOf(nextCheckOn) };
  });
}

/** Until when a presenter agreed to be shown, each consent that was not taken back. */
export async function findConsents(tx: Transaction, presenter: string): Promise<Consent[]> {
  const consents = await tx.consent.findMany({ where: { withdrawnAt: null, presenter: { slug: presenter } } });
  return consents.map(({ expiresAt }) => ({ presenter, until: expiresAt ? dayBefore(expiresAt) : "9999-12-31" }));
}

/** The newest words of an episode in its other languages. */
export async function findSiblings(tx: Transaction, episodeId: string, locale: string): Promise<Script[]> {
  const scripts = await tx.script.findMany({
    where: { episodeId, locale: { not: locale } },
    include: { versions: { orderBy: { number: "desc" }, take: 1, select: { body: true } } },
  });
  return scripts.flatMap(({ versions }) => versions.map(({ body }) => scriptSchema.parse(body)));
}

export function findEpisodeBySlug(tx: Transaction, slug: string) {
  return tx.episode.findUnique({ where: { slug } });
}

export function findLatestVersion(tx: Transaction, episodeId: string, locale: string) {
  return tx.scriptVersion.findFirst({
    where: { script: { episodeId, locale } },
    orderBy: { number: "desc" },
    include: { authors: true },
  });
}

export async function insertVersion(
  tx: Transaction,
  row: {
    episodeId: string;
    script: Script;
    assets: readonly Asset[];
    findings: readonly SavedFinding[];
    hash: ContentHash;
    number: number;
    authors: { personId: string; part: Authorship }[];
  },
) {
  const { episodeId, script, assets, findings, hash, number, authors } = row;
  const key = { episodeId, locale: script.locale };
  const { id: scriptId } = await tx.script.upsert({ where: { episodeId_locale: key }, update: {}, create: key });
  return tx.scriptVersion.create({
    data: {
      scriptId,
      number,
      contentHash: hash,
      body: script as Prisma.InputJsonObject,
      assets: assets as Prisma.InputJsonArray,
      findings: findings as Prisma.InputJsonArray,
      authors: { create: authors },
      claims: { create: script.claims.map(({ id, text, source }) => ({ key: id, text, sourceId: source })) },
    },
  });
}

/** A version that nobody else moves until this transaction ends. */
export type LockedVersion = {
  id: string;
  state: ScriptState;
  contentHash: ContentHash;
  isNewest: boolean;
  script: Script;
  findings: SavedFinding[] | null;
  authorIds: string[];
};

/** The version with its row locked; null when there is none. Whoever writes the script at the same time comes before or after. */
export async function lockVersion(tx: Transaction, id: string): Promise<LockedVersion | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('four-eyes'))`;
  await tx.$queryRaw`SELECT "id" FROM "public"."ScriptVersion" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const version = await tx.scriptVersion.findUnique({
    where: { id },
    include: {
      authors: { select: { personId: true } },
      script: { select: { versions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } } },
    },
  });
  if (!version) return null;
  const { state, contentHash, body, findings, authors } = version;
  return {
    id,
    state,
    contentHash,
    isNewest: version.script.versions[0]?.id === id,
    script: scriptSchema.parse(body),
    findings: z.array(savedFindingSchema).nullable().parse(findings),
    authorIds: authors.map(({ personId }) => personId),
  };
}

export async function setVersionState(tx: Transaction, id: string, state: ScriptState): Promise<void> {
  await tx.scriptVersion.update({ where: { id }, data: { state } });
}

export async function insertDecision(
  tx: Transaction,
  row: {
    versionId: string;
    verdict: "approved" | "changes_requested";
    personId: string;
    reason: string | null;
    suppressions: NonNullable<Script["suppressions"]>;
  },
): Promise<void> {
  const { versionId: scriptVersionId, ...decision } = row;
  await tx.scriptDecision.create({ data: { scriptVersionId, ...decision } });
}
