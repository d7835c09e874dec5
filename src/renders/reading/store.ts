import type { Transaction } from "#access/index.ts";
import { type Page, pageWindow } from "#core/page.ts";

type RenderState = Awaited<ReturnType<Transaction["render"]["findFirstOrThrow"]>>["state"];
type Wanted = { state?: RenderState | undefined; versionId?: string | undefined };

const withFiles = { files: { select: { kind: true, sha256: true, bytes: true, mediaType: true } } };

/** Renders, the newest first: all, those in a state, or those of a script version. */
export async function listRenders(reader: Transaction, { state, versionId }: Wanted, page: Page) {
  const storyboards =
    versionId === undefined
      ? undefined
      : await reader.storyboard.findMany({ where: { scriptVersionId: versionId }, select: { contentHash: true } });
  return reader.render.findMany({
    ...pageWindow(page),
    where: {
      ...(state === undefined ? {} : { state }),
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
