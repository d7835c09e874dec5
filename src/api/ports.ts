import type { Actor, Context, Transaction } from "#access/index.ts";
import type { AccountPorts } from "#accounts/index.ts";
import type { SessionCookie } from "./session-cookie.ts";

/** What routes need from outside besides the context of whoever asks. */
export type ApiPorts = {
  /** Reads without opening a transaction: whatever changes something goes through an action. */
  reader: Transaction;
  contextOf: (actor: Actor) => Context;
  accounts: AccountPorts;
  /** How sessions travel; null where nobody may sign in. */
  cookie: SessionCookie | null;
};
