import { type Call, demand, type Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { NotFoundError } from "#core/errors.ts";
import { findPreviewLinks } from "../previews/store.ts";
import { tokenOf } from "../previews/token.ts";
import { findReviewed } from "../store.ts";

/** The links to a video, newest first; those that still work with their token, to be handed on again. Throws NOT_FOUND. */
export async function listPreviewLinks(
  { ctx, input }: Call<{ contentHash: ContentHash }>,
  { reader, keys }: { reader: Transaction; keys: readonly Uint8Array[] },
) {
  demand(ctx.actor, "preview:share");
  if (!(await findReviewed(reader, input.contentHash))) throw new NotFoundError("The render");
  const now = ctx.now();
  const links = await findPreviewLinks(reader, input.contentHash);
  return links.map((link) => {
    const { id, scope, madeFor, passwordHash, createdBy, createdAt, expiresAt, revokedAt, _count } = link;
    const isOpen = revokedAt === null && expiresAt > now && createdBy.isActive;
    return {
      id,
      scope,
      madeFor,
      hasPassword: passwordHash !== null,
      createdBy: { id: createdBy.id, name: createdBy.name },
      createdAt,
      expiresAt,
      revokedAt,
      comments: _count.comments,
      token: isOpen ? tokenOf(link, keys) : null,
    };
  });
}
