import { z } from "zod";
import type { Signed } from "#core/signed.ts";

/** Kind of the signed document. */
export const CHECKPOINT_TYPE = "sunny-corner/audit-checkpoint/1";

/** How far the record went at a time: the last entry, its hash, and how many there were up to it. */
export type CheckpointFacts = {
  type: typeof CHECKPOINT_TYPE;
  id: string;
  at: string;
  seq: string;
  count: string;
  headHash: string;
};
export type Checkpoint = Signed<CheckpointFacts>;

const number = z.string().regex(/^[1-9]\d{0,18}$/);

/** A checkpoint as it is exported, one JSON object a line. */
export const checkpointSchema: z.ZodType<Checkpoint> = z.strictObject({
  type: z.literal(CHECKPOINT_TYPE),
  id: z.uuid(),
  at: z.iso.datetime(),
  seq: number,
  count: number,
  headHash: z.string().regex(/^[0-9a-f]{64}$/),
  key: z.string(),
  signature: z.string(),
});

/** One line of a file of checkpoints: what it says, or null when it is none. */
export type CheckpointLine = { line: number; checkpoint: Checkpoint | null };

/** Reads a file of checkpoints. A last line without its end was cut off while it was written, and counts for nothing. */
export function parseCheckpoints(text: string): CheckpointLine[] {
  return text
    .split("\n")
    .slice(0, -1)
    .map((line, index) => ({ line: index + 1, checkpoint: parseLine(line) }));
}

function parseLine(line: string): Checkpoint | null {
  try {
    return checkpointSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
