import type { Actor, Context, Transaction } from "#access/index.ts";

/** What routes need from outside besides the context of whoever asks. */
export type ApiPorts = {
  /** Reads without opening a transaction: whatever changes something goes through an action. */
  reader: Transaction;
  contextOf: (actor: Actor) => Context;
};
