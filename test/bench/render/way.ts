import type { Storyboard } from "#storyboards/index.ts";

/** The ways to render that are held against each other: `npx remotion render`, tuned Remotion, and ours. */
export const WAYS = ["plain", "tuned", "ours"] as const;
export type Way = (typeof WAYS)[number];

/** A video to be made: its plan, and where its voices, pictures and clips lie by the digest of their content. */
export type Video = { name: string; storyboard: Storyboard; paths: Readonly<Record<string, string>> };

/** What it took: frames that a browser drew, frames that hold or were there already, and pieces that were encoded. */
export type Counts = { captured: number; reused: number; segments: number; encoded: number };

/** What a way made: a file for each video, in their order, and milliseconds by stage where the way tells them. */
export type Made = { files: string[]; counts: Counts | null; stages: Record<string, number> };

/** One run of one way, as it was measured. */
export type Row = {
  workload: string;
  way: Way;
  round: number;
  wallMs: number;
  cpuMs: number;
  peakRssBytes: number;
  /** The part of it that lies in files or shared memory, counted once for each process that maps it. */
  peakSharedBytes: number;
  counts: Counts | null;
  stages: Record<string, number>;
};

/** The same numbers of several videos as one. */
export function addUp<Key extends string>(parts: readonly Record<Key, number>[]): Record<Key, number> | null {
  const [first, ...others] = parts;
  if (!first) return null;
  const sum = { ...first };
  for (const part of others) for (const key in part) sum[key] = (sum[key] ?? 0) + part[key];
  return sum;
}
