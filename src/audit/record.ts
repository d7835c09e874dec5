import type { Actor, Context, Transaction } from "#access/index.ts";
import type { AuditAction } from "./actions.ts";
import { ENTRY_VERSION, type Entry, hashEntry } from "./entry.ts";
import { appendEntries, lockChain, nextPlaces } from "./store.ts";

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
  if (all.length === 0) return;
  await lockChain(tx);
  const at = ctx.now();
  const places = await nextPlaces(tx, all.length);
  let prevHash = places.after;
  const entries: Entry[] = [];
  for (const [index, seq] of places.seqs.entries()) {
    const facts = all[index];
    if (facts === undefined) break;
    const entry = { ...entryOf(facts, ctx), seq, prevHash, at };
    prevHash = hashEntry(entry);
    entries.push({ ...entry, hash: prevHash });
  }
  await appendEntries(tx, entries);
}

function entryOf({ action, entityType, entityId, before, after, reason }: AuditFacts, { actor, requestId }: Context) {
  return {
    version: ENTRY_VERSION,
    // Every kind of actor is an object of strings and lists of strings.
    actor: toJson(actor) as Actor,
    action,
    entityType,
    entityId,
    before: before === undefined ? null : toJson(before),
    after: after === undefined ? null : toJson(after),
    reason: reason === undefined ? null : writable(reason),
    requestId: requestId ?? null,
  };
}

// Dates become text and absent fields vanish, as they will when the row is read back to be verified.
function toJson(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value, (_key, part) => (typeof part === "string" ? writable(part) : part)));
}

// What no database can hold is replaced before the hash is taken: half a character, as cutting a text leaves it, and NUL.
const writable = (text: string) => text.toWellFormed().replaceAll("\u0000", "\uFFFD");
