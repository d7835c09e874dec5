import type { Actor, Context, Transaction } from "#access/index.ts";
import type { CheckpointFile } from "#audit/index.ts";
import type { Signer } from "#core/signed.ts";

/** What proves the audit record, and whose mail a link is in. */
export type TrailPorts = {
  signer: () => Promise<Signer>;
  checkpoints: Pick<CheckpointFile, "read">;
};

/** What routes need from outside besides the context of whoever asks. */
export type ApiPorts = {
  /** Reads without opening a transaction: whatever changes something goes through an action. */
  reader: Transaction;
  contextOf: (actor: Actor) => Context;
  trail: TrailPorts;
};
