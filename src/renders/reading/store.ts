import type { Transaction } from "#access/index.ts";
import { type Page, pageWindow } from "#core/page.ts";
import type { Quality } from "../quality.ts";

type RenderState = Awaited<ReturnType<Transaction["render"]["findFirstOrThrow"]>>["state"];
type StoryboardRow = Awaited<ReturnType<Transaction["storyboard"]["findFirstOrThrow"]>>;
type Wanted = { state?: RenderState | undefined; quality?: Quality | undefined; versionId?: string | undefined };

const withFiles = { files: { select: { kind: true, sha256: true, bytes: true, mediaType: true } } };

/** Renders, the newest first: all, those in a state, or those of a script version. */
export async function listRenders(reader: Transaction, { state, quality, versionId }: Wanted, page: Page) {
  const storyboards =
    versionId === undefined
      ? undefined
      : await reader.storyboard.findMany({ where: { scriptVersionId: versionId }, select: { contentHash: true } });
  return reader.render.findMany({
    ...pageWindow(page),
    where: {
      ...(state === undefined ? {} : { state }),
      ...(quality === undefined ? {} : { quality }),
      ...(storyboards ? { storyboardHash: { in: storyboards.map(({ contentHash }) => contentHash) } } : {}),
    },
    orderBy: { id: "desc" },
    include: withFiles,
  });
}

export function findRenderWithFiles(reader: Transaction, id: string) {
  return reader.render.findUnique({ where: { id }, include: withFiles });
}

export function findStoryboardById(reader: Transaction, id: string) {
  return reader.storyboard.findUnique({ where: { id } });
}

/** Which episode a render shows, and how. */
export type ShownBy = {
  episode: { id: string; slug: string; title: string };
  versionId: string;
  number: number;
  locale: string;
  format: StoryboardRow["format"];
  theme: string;
  motion: string;
};

/** What renders show, by the hash of their storyboard. Where several versions say the same, the newest counts. */
export async function findShown(reader: Transaction, storyboardHashes: string[]): Promise<Map<string, ShownBy>> {
  const withEpisode = { include: { script: { include: { episode: true } } } } as const;
  const rows = await reader.storyboard.findMany({
    where: { contentHash: { in: storyboardHashes } },
    orderBy: { id: "asc" },
    select: { contentHash: true, format: true, theme: true, motion: true, version: withEpisode },
  });
  return new Map(
    rows.map(({ contentHash, format, theme, motion, version: { id, number, script } }) => {
      const { id: episodeId, slug, title } = script.episode;
      const episode = { id: episodeId, slug, title };
      return [contentHash, { episode, versionId: id, number, locale: script.locale, format, theme, motion }];
    }),
  );
}

/** How many files of each kind all renders have, and how large they are together. */
export async function countFiles(reader: Transaction) {
  const rows = await reader.renderFile.groupBy({ by: ["kind"], _count: true, _sum: { bytes: true } });
  return rows.map(({ kind, _count, _sum }) => ({ kind, count: _count, bytes: Number(_sum.bytes ?? 0) }));
}

const ENTRY = { seq: true, at: true, actor: true, action: true, after: true, reason: true } as const;

/** What the record has of a render: the first entries and the last ones, and how many are between them. */
export async function findRecord(
  reader: Transaction,
  renderId: string,
  { first, last }: { first: number; last: number },
) {
  const where = { entityType: "Render", entityId: renderId };
  const count = await reader.auditEntry.count({ where });
  const oldest = await reader.auditEntry.findMany({ where, orderBy: { seq: "asc" }, take: first, select: ENTRY });
  const more = Math.min(last, Math.max(count - oldest.length, 0));
  const newest =
    more === 0 ? [] : await reader.auditEntry.findMany({ where, orderBy: { seq: "desc" }, take: more, select: ENTRY });
  return { oldest, newest: newest.reverse(), leftOut: count - oldest.length - newest.length };
}

/** The segments of a render's present attempt, in the order of the video. */
export function findParts(reader: Transaction, renderId: string) {
  return reader.renderSegment.findMany({
    where: { renderId },
    orderBy: { position: "asc" },
    select: { position: true, name: true, state: true, worker: true, framesDone: true, captures: true },
  });
}

export function findNames(reader: Transaction, personIds: string[]) {
  return reader.person.findMany({ where: { id: { in: personIds } }, select: { id: true, name: true } });
}
