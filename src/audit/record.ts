import type { Actor, Context, Transaction } from "#access/index.ts";
import type { AuditAction } from "./actions.ts";
import { ENTRY_VERSION, hashEntry } from "./entry.ts";
import { appendEntry, lockChain, nextPlace } from "./store.ts";

export type AuditFacts = {
  action: AuditAction;
  entityType: string;
  entityId: string;
  before?: object;
  after?: object;
  reason?: string;
};

/** Writes what happened into the same transaction as the change, chained to the entry before it by hash. */
export async function recordAudit(tx: Transaction, ctx: Context, facts: AuditFacts): Promise<void> {
  await lockChain(tx);
  const entry = {
    ...(await nextPlace(tx)),
    version: ENTRY_VERSION,
    at: ctx.now(),
    // Every kind of actor is an object of strings and lists of strings.
    actor: toJson(ctx.actor) as Actor,
    action: facts.action,
    entityType: facts.entityType,
    entityId: facts.entityId,
    before: facts.before === undefined ? null : toJson(facts.before),
    after: facts.after === undefined ? null : toJson(facts.after),
    reason: facts.reason ?? null,
    requestId: ctx.requestId ?? null,
  };
  await appendEntry(tx, { ...entry, hash: hashEntry(entry) });
}

// Dates become text and absent fields vanish, as they will when the row is read back to be verified.
function toJson(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}
