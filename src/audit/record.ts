import type { Context, Transaction } from "#access/index.ts";
import { contentHash } from "#core/content-hash.ts";
import type { AuditAction } from "./actions.ts";
import { appendEntries } from "./store.ts";

export type AuditFacts = {
  action: AuditAction;
  entityType: string;
  entityId: string;
  before?: object;
  after?: object;
  reason?: string;
};

/** Writes what happened into the same transaction as the change, each entry chained to the one before it by hash. */
export async function recordAudit(tx: Transaction, ctx: Context, ...all: AuditFacts[]): Promise<void> {
  const at = ctx.now();
  const entries = all.map((facts) => ({
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
  }));
  await appendEntries(tx, entries, (entry, prevHash) => contentHash({ prevHash, ...entry }));
}

// Dates become text and absent fields vanish, as they will when the row is read back to be verified.
function toJson(value: object | undefined): object | null {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
