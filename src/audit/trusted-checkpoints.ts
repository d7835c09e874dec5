import { isSignedBy, type PublicKey } from "#core/signed.ts";
import type { Checkpoint, CheckpointLine } from "./checkpoint.ts";
import { type Fault, type Found, fault } from "./fault.ts";

export type FoundCheckpoints = {
  database: readonly Checkpoint[];
  /** Of the file in the data folder. */
  file: readonly CheckpointLine[];
  /** The one that the asker brought along. */
  given: Checkpoint | null;
};

/** The checkpoints that bear this installation's signature, in order and each once, and what is wrong with the others. */
export function sortCheckpoints({ database, file, given }: FoundCheckpoints, key: PublicKey) {
  const faults: Fault[] = [];
  const trusted = new Map<string, Found>();
  const look = (where: string, checkpoint: Checkpoint | null) => {
    const wrong = checkpoint ? findForgery(where, checkpoint, key) : forged(where, "is no checkpoint");
    if (wrong) faults.push(wrong);
    else if (checkpoint && !trusted.has(checkpoint.signature)) trusted.set(checkpoint.signature, { where, checkpoint });
  };
  if (given) look("the given checkpoint", given);
  for (const { line, checkpoint } of file) look(`line ${line} of the file of checkpoints`, checkpoint);
  const kept = new Set(database.map(({ signature }) => signature));
  for (const { where, checkpoint } of trusted.values()) {
    if (!kept.has(checkpoint.signature))
      faults.push(fault("checkpoint-missing", null, `The database no longer has ${where}.`));
  }
  for (const checkpoint of database) look(`checkpoint ${checkpoint.id} in the database`, checkpoint);
  const found = [...trusted.values()].sort((one, other) =>
    Number(BigInt(one.checkpoint.seq) - BigInt(other.checkpoint.seq)),
  );
  return { found, faults };
}

function findForgery(where: string, checkpoint: Checkpoint, key: PublicKey): Fault | null {
  if (checkpoint.key !== key) {
    return fault(
      "other-key",
      null,
      `The key of this installation is ${key}, but ${where} was signed with ${checkpoint.key}.`,
    );
  }
  return isSignedBy(key, checkpoint) ? null : forged(where, "does not bear this installation's signature");
}

function forged(where: string, what: string): Fault {
  return fault(
    "checkpoint-forged",
    null,
    `${where.charAt(0).toUpperCase()}${where.slice(1)} ${what}: somebody changed it.`,
  );
}
