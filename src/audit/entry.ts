import type { Actor } from "#access/index.ts";
import { type ContentHash, contentHash } from "#core/content-hash.ts";

/** One line of the record. */
export type Entry = {
  seq: bigint;
  /** What the hash covers. */
  version: number;
  at: Date;
  actor: Actor;
  action: string;
  entityType: string;
  entityId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  prevHash: ContentHash;
  hash: ContentHash;
};

/** The form in which entries are written today. */
export const ENTRY_VERSION = 2;

/** What the first entry follows. */
export const FIRST_PREV_HASH: ContentHash = "0".repeat(64);

/** Hash of an entry over the hash before it and all its own fields; version 1 left out its number, and a request where there was none. */
export function hashEntry({ hash: _hash, ...entry }: Omit<Entry, "hash"> & { hash?: string }): ContentHash {
  const { seq, version, requestId, at, ...fields } = entry;
  const told = { ...fields, at: at.toISOString(), ...((version > 1 || requestId !== null) && { requestId }) };
  return contentHash(version === 1 ? told : { ...told, version, seq: String(seq) });
}
