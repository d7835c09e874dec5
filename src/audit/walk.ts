import type { Checkpoint } from "./checkpoint.ts";
import { type Entry, FIRST_PREV_HASH, hashEntry } from "./entry.ts";

/** How far a reader of the record has come. */
export type Walked = {
  /** The number of the last entry read, 0 before the first. */
  seq: bigint;
  hash: string;
  version: number;
  /** How many entries there are up to here. */
  count: bigint;
};

/** Before the first entry. */
export const START: Walked = { seq: 0n, hash: FIRST_PREV_HASH, version: 1, count: 0n };

/** `changed`: its own hash is another; `unlinked`: it does not follow the entry before it; `older`: in a form given up before. */
export type Break = "changed" | "unlinked" | "older";

/** Whether an entry follows from what was read before it; the entry's own hash is computed again. */
export function findBreak(walked: Walked, entry: Entry): Break | null {
  if (entry.version < walked.version) return "older";
  const isLinked = entry.prevHash === walked.hash;
  if (hashEntry(entry) !== entry.hash) return isLinked ? "changed" : "unlinked";
  return isLinked ? null : "unlinked";
}

/** Where the reader stands after an entry. */
export function walkOver({ count }: Walked, { seq, hash, version }: Entry): Walked {
  return { seq, hash, version, count: count + 1n };
}

/** Whether a checkpoint tells of this very place. */
export function isAt({ seq, headHash, count }: Checkpoint, walked: Walked): boolean {
  return BigInt(seq) === walked.seq && headHash === walked.hash && BigInt(count) === walked.count;
}
