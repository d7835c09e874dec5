import type { Checkpoint } from "./checkpoint.ts";
import type { Break } from "./walk.ts";

/** What is wrong with the record, and where; `seq` is the first entry that is not as it was. */
export type Fault = {
  kind:
    | "changed"
    | "removed"
    | "inserted"
    | "moved"
    | "older-form"
    | "truncated"
    | "rewritten"
    | "checkpoint-missing"
    | "checkpoint-forged"
    | "other-key";
  seq: string | null;
  detail: string;
};

/** Where a checkpoint was found. */
export type Found = { where: string; checkpoint: Checkpoint };

/** What a break of the chain means; `origin` is the number of the entry that has the hash which this one follows. */
export function nameBreak(found: Break, at: { seq: bigint; prevSeq: bigint; origin: bigint | null }): Fault {
  const { seq, prevSeq, origin } = at;
  if (found === "changed") return fault("changed", seq, "was changed after it was written");
  if (found === "older")
    return fault("older-form", seq, "is in a form that was given up before it: it was not written by this program");
  if (origin === null) {
    const before = prevSeq === 0n ? "at the beginning" : `after entry ${prevSeq}`;
    return fault(
      "removed",
      seq,
      `follows an entry that is gone: at least one was removed ${before}, or this one was made up`,
    );
  }
  if (origin < prevSeq)
    return fault("inserted", prevSeq, `does not belong between ${origin} and ${seq}: it was put in later`);
  return fault(
    "moved",
    seq,
    `follows entry ${origin}, which comes after it: entries changed places or were renumbered`,
  );
}

/** The record ends before, or has another history than, what was signed. */
export function nameContradiction(
  { where, checkpoint }: Found,
  { lastSeq, signedSeq }: { lastSeq: bigint; signedSeq: bigint },
): Fault {
  const { seq, at } = checkpoint;
  if (BigInt(seq) > lastSeq) {
    return fault(
      "truncated",
      lastSeq,
      `is the last one, but ${where} says that there were entries up to ${seq} at ${at}: the end was cut off, or an older database was put in place`,
    );
  }
  return fault(
    "rewritten",
    signedSeq + 1n,
    `or one up to ${seq} is not the one that was there when ${where} was signed at ${at}: they were rewritten`,
  );
}

export function fault(kind: Fault["kind"], seq: bigint | null, detail: string): Fault {
  return { kind, seq: seq === null ? null : String(seq), detail };
}

/** A fault in one line. */
export function describeFault({ seq, detail }: Fault): string {
  return seq === null ? detail : `Entry ${seq} ${detail}.`;
}
