import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { readTemplateHash, readToolsHash } from "#config/template.ts";
import { type ContentHash, contentHash } from "#core/content-hash.ts";
import {
  type PieceStore,
  planSegments,
  type Quality,
  type Segment,
  segmentKey,
  storyboardHash,
} from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { identifyFrames } from "./identify-frames.ts";

/** A segment and the name of its exact pixels. */
export type KeyedSegment = Segment & { key: ContentHash };

const savedSchema = z.array(
  z.strictObject({
    name: z.string(),
    startFrame: z.int(),
    holds: z.array(z.strictObject({ identity: z.string(), capture: z.int(), frames: z.int().positive() })),
  }),
);

// Segments of one video are drawn one after the other: the last few plans are asked for again and again.
const KEPT_PLANS = 8;
const plans = new Map<string, Promise<Segment[]>>();

type Wanted = { storyboard: Storyboard; quality: Quality; scene?: string | undefined };

type Given = {
  pieces: PieceStore;
  /** Called when this video was never planned before, so that there will be something to draw. */
  onNew?: () => void;
};

/** Cuts a video into segments by drawing each of its frames as text; worked out once for a storyboard. Throws RENDER_FAILED. */
export async function planVideo({ storyboard, quality, scene }: Wanted, given: Given): Promise<KeyedSegment[]> {
  // Nothing that is heard can be seen: another voice that speaks at the same times needs no other plan.
  const seen = { ...storyboard, voice: [] };
  const hash = contentHash({ kind: "plan", storyboard: storyboardHash(seen), template: readTemplateHash() });
  const known = plans.get(hash) ?? readOrMake(hash, seen, given);
  plans.delete(hash);
  plans.set(hash, known);
  known.catch(() => plans.delete(hash));
  for (const oldest of [...plans.keys()].slice(0, -KEPT_PLANS)) plans.delete(oldest);
  const { width, height, fps } = storyboard;
  const surroundings = { tools: readToolsHash(), width, height, fps, quality };
  return (await known)
    .filter(({ name }) => scene === undefined || name === scene)
    .map((segment) => ({ ...segment, key: segmentKey(segment, surroundings) }));
}

// Belongs to nobody who asks: one that is cancelled must not take the plan from the others.
async function readOrMake(hash: ContentHash, storyboard: Storyboard, { pieces, onNew }: Given): Promise<Segment[]> {
  const kept = await pieces.find(hash, "json");
  if (kept !== null) return savedSchema.parse(JSON.parse(await readFile(kept, "utf8")));
  onNew?.();
  const segments = planSegments(storyboard, await identifyFrames(storyboard));
  const folder = await mkdtemp(join(tmpdir(), "plan-"));
  try {
    const file = join(folder, "plan.json");
    await writeFile(file, JSON.stringify(segments));
    await pieces.keep(hash, "json", file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return segments;
}
