import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import type { FileKind, Format, Prisma, Render, RenderSegment, RenderState } from "#generated/prisma/client.ts";
import {
  type Asset,
  assetSchema,
  type SavedFinding,
  type Script,
  savedFindingSchema,
  scriptSchema,
} from "#scripts/index.ts";
import { type Motion, readStoryboard, type Storyboard, type Theme } from "#storyboards/index.ts";
import type { PlannedSegment, SegmentWork } from "./ports.ts";
import type { Quality } from "./quality.ts";

export type { Render, RenderSegment, RenderState };

/** One attempt of a render: whoever holds an older one may not write. */
export type Held = { renderId: string; attempt: number };
/** One worker's try at one segment. */
export type SegmentClaim = Held & { position: number; worker: string };

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
): Promise<string> {
  const { versionId: scriptVersionId, format, theme, motion, hasEndCard } = row;
  const key = { scriptVersionId, format, theme, motion, hasEndCard };
  const content = { contentHash: row.hash, body: row.storyboard as Prisma.InputJsonObject };
  const { id } = await tx.storyboard.upsert({
    where: { scriptVersionId_format_theme_motion_hasEndCard: key },
    update: content,
    create: { ...key, ...content },
    select: { id: true },
  });
  return id;
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
    neededAt: Date | null;
    triesLeft: number;
    nextCheckAt: Date;
  },
) {
  return tx.render.create({ data: row });
}

/** Takes the render for one worker, if it still waits at this attempt; null when another was quicker. */
export async function claimRender(
  tx: Transaction,
  claim: Held & { startedAt: Date; nextCheckAt: Date },
): Promise<Render | null> {
  const claimed = await tx.render.updateMany({
    where: { id: claim.renderId, attempt: claim.attempt, state: "queued" },
    data: {
      state: "rendering",
      attempt: claim.attempt + 1,
      triesLeft: { decrement: 1 },
      progress: 0,
      stage: "starting",
      isSoundDone: false,
      startedAt: claim.startedAt,
      nextCheckAt: claim.nextCheckAt,
    },
  });
  if (claimed.count === 0) return null;
  await tx.renderSegment.deleteMany({ where: { renderId: claim.renderId } });
  return tx.render.findUnique({ where: { id: claim.renderId } });
}

/** A render that runs, and what it shows. */
export type BegunRender = { render: Render; storyboard: Storyboard };

/** The render, if this attempt of it is the one that runs. */
export async function findBegunRender(tx: Transaction, { renderId, attempt }: Held): Promise<BegunRender | null> {
  const render = await tx.render.findFirst({ where: { id: renderId, attempt, state: "rendering" } });
  const storyboard = render && (await findStoryboard(tx, render.storyboardHash));
  return storyboard && { render, storyboard };
}

/** Writes only while the worker still holds the render; false when it was given to another meanwhile. */
export async function updateHeldRender(
  tx: Transaction,
  held: Held,
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
    include: { _count: { select: { segments: { where: { state: "drawing" } } } } },
    take: 100,
  });
}

export type OverdueRender = Awaited<ReturnType<typeof findOverdueRenders>>[number];

/** Takes a render back whose worker is silent, unless the worker was heard of since it was found. */
export async function takeOverdueRender(
  tx: Transaction,
  { id, attempt, state, nextCheckAt }: Pick<Render, "id" | "attempt" | "state" | "nextCheckAt">,
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

export function findRender(tx: Transaction, id: string) {
  return tx.render.findUnique({ where: { id } });
}

export function findRenderWithSegments(tx: Transaction, id: string) {
  return tx.render.findUnique({ where: { id }, include: { segments: true } });
}

export function findSegments(tx: Transaction, renderId: string) {
  return tx.renderSegment.findMany({ where: { renderId }, orderBy: { position: "asc" } });
}

/** Ends a render that waits or runs; false when it is neither. */
export async function endRender(
  tx: Transaction,
  { id }: Pick<Render, "id">,
  data: Prisma.RenderUpdateManyMutationInput,
): Promise<boolean> {
  // Whichever attempt it is at: a worker may have begun it since it was read.
  const { count } = await tx.render.updateMany({
    where: { id, state: { in: ["queued", "rendering"] satisfies RenderState[] } },
    data,
  });
  return count === 1;
}

/** Writes what an attempt is made of; what is kept is done. */
export async function insertSegments(
  tx: Transaction,
  renderId: string,
  segments: readonly PlannedSegment[],
): Promise<void> {
  await tx.renderSegment.createMany({
    data: segments.map(({ key, name, frames, captures, isKept }, position) => {
      const known = isKept ? ({ state: "done", isReused: true, framesDone: captures } as const) : {};
      return { renderId, position, key, name, frames, captures, ...known };
    }),
  });
}

/**
 * Takes a segment for one worker. "later" when its key is being drawn, by whomever; "never" when there is nothing to do.
 * Two that try at once meet at the unique row of a key that is drawn: one of them tries again.
 */
export async function takeSegment(
  tx: Transaction,
  { renderId, attempt, position, worker }: SegmentClaim,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<(BegunRender & { segment: RenderSegment }) | "later" | "never"> {
  const begun = await findBegunRender(tx, { renderId, attempt });
  const segment = await tx.renderSegment.findUnique({ where: { renderId_position: { renderId, position } } });
  if (!begun || !segment || segment.state === "done") return "never";
  await tx.renderSegment.updateMany({
    where: { key: segment.key, state: "drawing", leaseUntil: { lte: now } },
    data: { state: "waiting", framesDone: 0, leaseUntil: null },
  });
  if ((await tx.renderSegment.count({ where: { key: segment.key, state: "drawing" } })) > 0) return "later";
  const { count } = await tx.renderSegment.updateMany({
    where: { renderId, position, state: "waiting" },
    data: { state: "drawing", framesDone: 0, worker, leaseUntil },
  });
  return count === 1 ? { ...begun, segment } : "later";
}

const heldBy = ({ renderId, position, worker }: SegmentClaim) =>
  ({ renderId, position, worker, state: "drawing" }) satisfies Prisma.RenderSegmentWhereInput;

/** Writes how far a segment is and that its worker lives; false when it is no longer that worker's. */
export async function renewSegment(
  tx: Transaction,
  claim: SegmentClaim,
  { framesDone, leaseUntil }: { framesDone: number; leaseUntil: Date },
): Promise<boolean> {
  // The render first, as everywhere: two that lock in different orders would wait for each other.
  if (!(await updateHeldRender(tx, claim, { nextCheckAt: leaseUntil }))) return false;
  const { count } = await tx.renderSegment.updateMany({ where: heldBy(claim), data: { framesDone, leaseUntil } });
  return count === 1 && noteProgress(tx, claim);
}

/** Notes that a segment is there; false when it is no longer that worker's. */
export async function finishSegment(
  tx: Transaction,
  claim: SegmentClaim,
  { framesCaptured, holdsBroken, captures, nextCheckAt }: SegmentWork & { captures: number; nextCheckAt: Date },
): Promise<boolean> {
  if (!(await updateHeldRender(tx, claim, { nextCheckAt }))) return false;
  const { count } = await tx.renderSegment.updateMany({
    where: heldBy(claim),
    data: {
      state: "done",
      isReused: framesCaptured === 0,
      framesDone: captures,
      framesCaptured,
      holdsBroken,
      leaseUntil: null,
    },
  });
  return count === 1 && noteProgress(tx, claim);
}

/** Lets go of a segment that was not finished, if it is still that worker's. */
export async function releaseSegment(tx: Transaction, claim: SegmentClaim): Promise<void> {
  await tx.renderSegment.updateMany({
    where: heldBy(claim),
    data: { state: "waiting", framesDone: 0, leaseUntil: null },
  });
}

async function noteProgress(tx: Transaction, held: Held): Promise<boolean> {
  const { _sum } = await tx.renderSegment.aggregate({
    where: { renderId: held.renderId },
    _sum: { framesDone: true, captures: true },
  });
  return updateHeldRender(tx, held, { progress: (_sum.framesDone ?? 0) / (_sum.captures || 1) });
}

/** The keys of all segments in videos of campaigns that are not over by that day. */
export async function findPinnedKeys(tx: Transaction, today: Date): Promise<string[]> {
  const campaign = { endsOn: { gt: today } };
  const storyboards = await tx.storyboard.findMany({
    where: { version: { script: { episode: { campaign } } } },
    select: { contentHash: true },
  });
  const hashes = storyboards.map(({ contentHash }) => contentHash);
  const segments = await tx.renderSegment.findMany({
    where: { render: { storyboardHash: { in: hashes } } },
    select: { key: true },
  });
  return segments.map(({ key }) => key);
}
