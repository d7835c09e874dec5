import type { Transaction } from "#access/index.ts";
import { type Page, pageWindow } from "#core/page.ts";

const withAuthors = { authors: { select: { personId: true, part: true, person: { select: { name: true } } } } };

/** The newest words of an episode in a language, with the number of the version; null before the first. */
export function findNewestVersion(reader: Transaction, episodeId: string, locale: string) {
  return reader.scriptVersion.findFirst({
    where: { script: { episodeId, locale } },
    orderBy: { number: "desc" },
    include: { ...withAuthors, script: { select: { episodeId: true, locale: true } } },
  });
}

export function findScriptVersion(reader: Transaction, id: string) {
  return reader.scriptVersion.findUnique({
    where: { id },
    include: { ...withAuthors, script: { select: { episodeId: true, locale: true } } },
  });
}

/** All versions of a script, the newest first, without their words. */
export function listScriptVersions(reader: Transaction, episodeId: string, locale: string, page: Page) {
  return reader.scriptVersion.findMany({
    ...pageWindow(page),
    where: { script: { episodeId, locale } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, contentHash: true, state: true, createdAt: true, ...withAuthors },
  });
}

/** All sources, by id. */
export function listSources(reader: Transaction, page: Page) {
  return reader.source.findMany({ ...pageWindow(page), orderBy: { id: "asc" } });
}

export function findSourceById(reader: Transaction, id: string) {
  return reader.source.findUnique({ where: { id } });
}

/** The claims that rest on a source, the newest first. */
export function listClaims(reader: Transaction, sourceId: string, page: Page) {
  return reader.claim.findMany({
    ...pageWindow(page),
    where: { sourceId },
    orderBy: { id: "desc" },
    include: {
      version: { select: { number: true, script: { select: { locale: true, episode: { select: { slug: true } } } } } },
    },
  });
}
