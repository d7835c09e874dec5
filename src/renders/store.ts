import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import type { FileKind, Format, Prisma, Render, RenderState } from "#generated/prisma/client.ts";
import {
  type Asset,
  assetSchema,
  type SavedFinding,
  type Script,
  savedFindingSchema,
  scriptSchema,
} from "#scripts/index.ts";
import { type Motion, readStoryboard, type Storyboard, type Theme } from "#storyboards/index.ts";
import type { Quality } from "./quality.ts";

export type { Render, RenderState };

/** The words of a version, its files and what was found wrong with it; null findings when nobody looked. */
export type SavedVersion = { script: Script; assets: Asset[]; findings: SavedFinding[] | null };

export async function findVersion(tx: Transaction, versionId: string): Promise<SavedVersion | null> {
  const version = await tx.scriptVersion.findUnique({ where: { id: versionId } });
  if (!version) return null;
  return {
    script: scriptSchema.parse(version.body),
    assets: z.array(assetSchema).parse(version.assets),
    findings: z.array(savedFindingSchema).nullable().parse(version.findings),
  };
}

export async function saveStoryboard(
  tx: Transaction,
  row: {
    versionId: string;
    format: Format;
    theme: Theme;
    motion: Motion;
    hasEndCard: boolean;
    hash: ContentHash;
    storyboard: Storyboard;
  },
): Promise<void> {
  const { versionId: scriptVersionId, format, theme, motion, hasEndCard } = row;
  const key = { scriptVersionId, format, theme, motion, hasEndCard };
  const content = { contentHash: row.hash, body: row.storyboard as Prisma.InputJsonObject };
  await tx.storyboard.upsert({
    where: { scriptVersionId_format_theme_motion_hasEndCard: key },
    update: content,
    create: { ...key, ...content },
  });
}

export async function findStoryboard(tx: Transaction, hash: ContentHash): Promise<Storyboard | null> {
  const row = await tx.storyboard.findFirst({ where: { contentHash: hash } });
  return row && readStoryboard(row.body);
}

export function findRenderByHash(tx: Transaction, contentHash: ContentHash) {
  return tx.render.findUnique({ where: { contentHash } });
}

export function insertRender(
  tx: Transaction,
  row: {
    contentHash: ContentHash;
    storyboardHash: ContentHash;
    templateHash: ContentHash;
    quality: Quality;
    triesLeft: number;
    nextCheckAt: Date;
  },
) {
  return tx.render.create({ data: row });
}

/** Takes the render for one worker, if it still waits at this attempt; null when another was quicker. */
export async function claimRender(
  tx: Transaction,
  claim: { renderId: string; attempt: number; nextCheckAt: Date },
): Promise<Render | null> {
  const claimed = await tx.render.updateMany({
    where: { id: claim.renderId, attempt: claim.attempt, state: "queued" },
    data: {
      state: "rendering",
      attempt: claim.attempt + 1,
      triesLeft: { decrement: 1 },
      progress: 0,
      stage: "starting",
      nextCheckAt: claim.nextCheckAt,
    },
  });
  return claimed.count === 0 ? null : tx.render.findUnique({ where: { id: claim.renderId } });
}

/** Writes only while the worker still holds the render; false when it was given to another meanwhile. */
export async function updateHeldRender(
  tx: Transaction,
  held: { renderId: string; attempt: number },
  data: Prisma.RenderUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.render.updateMany({
    where: { id: held.renderId, attempt: held.attempt, state: "rendering" },
    data,
  });
  return count === 1;
}

export async function replaceFiles(
  tx: Transaction,
  renderId: string,
  files: { kind: FileKind; sha256: string; bytes: number; mediaType: string }[],
): Promise<void> {
  await tx.renderFile.deleteMany({ where: { renderId } });
  await tx.renderFile.createMany({ data: files.map((file) => ({ renderId, ...file })) });
}

/** Renders whose worker has been silent for too long, or whose job was lost. */
export function findOverdueRenders(tx: Transaction, now: Date) {
  return tx.render.findMany({
    where: { state: { in: ["queued", "rendering"] satisfies RenderState[] }, nextCheckAt: { lte: now } },
    take: 100,
  });
}

/** Takes a render back whose worker is silent, unless the worker was heard of since it was found. */
export async function takeOverdueRender(
  tx: Transaction,
  { id, attempt, state, nextCheckAt }: Render,
  data: Prisma.RenderUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.render.updateMany({ where: { id, attempt, state, nextCheckAt }, data });
  return count === 1;
}

export async function setRenderState(
  tx: Transaction,
  { id, attempt }: Pick<Render, "id" | "attempt">,
  data: Prisma.RenderUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.render.updateMany({ where: { id, attempt }, data });
  return count === 1;
}
