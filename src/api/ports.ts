import type { Actor, Context, Transaction } from "#access/index.ts";
import type { LinkPasswords } from "#reviews/index.ts";

/** What preview links are signed and locked with. */
export type PreviewPorts = { keys: readonly Uint8Array[]; passwords: LinkPasswords };

/** What routes need from outside besides the context of whoever asks. */
export type ApiPorts = {
  /** Reads without opening a transaction: whatever changes something goes through an action. */
  reader: Transaction;
  contextOf: (actor: Actor) => Context;
  preview: PreviewPorts;
};
