import type { Context, Transaction } from "#access/index.ts";
import { contentHash } from "#core/content-hash.ts";
import type { AuditAction } from "./actions.ts";
import { appendEntry } from "./store.ts";

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
  const at = ctx.now();
  const entry = {
    at: at.toISOString(),
    actor: ctx.actor,
    action: facts.action,
    entityType: facts.entityType,
    entityId: facts.entityId,
    before: toJson(facts.before),
    after: toJson(facts.after),
    reason: facts.reason ?? null,
    // Entries that no request asked for are hashed without one, as they always were.
    ...(ctx.requestId === undefined ? {} : { requestId: ctx.requestId }),
  };
  await appendEntry(tx, entry, (prevHash) => contentHash({ prevHash, ...entry }));
}

// Dates become text and absent fields vanish, as they will when the row is read back to be verified.
function toJson(value: object | undefined): object | null {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
