import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import type { Authorship, Prisma } from "#generated/prisma/client.ts";
import type { Script } from "./schema.ts";
import type { Source } from "./sources.ts";

const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

export async function upsertSource(tx: Transaction, { id, readOn, nextCheckOn, ...rest }: Source): Promise<void> {
  const row = { ...rest, readOn: asDate(readOn), nextCheckOn: asDate(nextCheckOn) };
  await tx.source.upsert({ where: { id }, update: row, create: { id, ...row } });
}

export async function findMissingSources(tx: Transaction, ids: string[]): Promise<string[]> {
  const found = await tx.source.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(found.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
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
    hash: ContentHash;
    number: number;
    authors: { personId: string; part: Authorship }[];
  },
) {
  const { episodeId, script, hash, number, authors } = row;
  const key = { episodeId, locale: script.locale };
  const { id: scriptId } = await tx.script.upsert({ where: { episodeId_locale: key }, update: {}, create: key });
  return tx.scriptVersion.create({
    data: {
      scriptId,
      number,
      contentHash: hash,
      body: script as Prisma.InputJsonObject,
      authors: { create: authors },
      claims: { create: script.claims.map(({ id, text, source }) => ({ key: id, text, sourceId: source })) },
    },
  });
}
