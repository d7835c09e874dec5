import type { Transaction } from "#access/index.ts";
import { findPreviewLink, type PreviewLink } from "../previews/store.ts";
import { isSigned, readToken } from "../previews/token.ts";

// What is signed when there is no such link, so that it takes as long to say no.
const NO_LINK = { id: "", contentHash: "0".repeat(64), expiresAt: new Date(0), scope: "watch" } as const;

/**
 * The link of a token, if it opens anything now; null when it is forged, changed, over, ended, or its maker has left.
 * Whichever it is, the same is asked of the database and of the keys.
 */
export async function openPreview(
  { token, now }: { token: string; now: Date },
  { reader, keys }: { reader: Transaction; keys: readonly Uint8Array[] },
): Promise<PreviewLink | null> {
  const { id, mac } = readToken(token);
  const link = await findPreviewLink(reader, id);
  const isOurs = isSigned(link ?? NO_LINK, mac, keys);
  if (!link || !isOurs) return null;
  return link.revokedAt === null && link.expiresAt > now && link.createdBy.isActive ? link : null;
}
