import { z } from "zod";
import { type Call, demand, may } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotAllowedError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { endPreviewLink, findPreviewLink } from "../previews/store.ts";

const revokePreviewLinkSchema = z.strictObject({ linkId: z.uuid() });
export type RevokePreviewLink = z.input<typeof revokePreviewLinkSchema>;

/** Ends a link at once; again changes nothing. Throws NOT_FOUND, NOT_ALLOWED for another's without the right to any. */
export async function revokePreviewLink({ ctx, input }: Call<RevokePreviewLink>): Promise<void> {
  demand(ctx.actor, "preview:revoke");
  const isForAny = may(ctx.actor, "preview:revoke-any");
  const { linkId } = parseInput(revokePreviewLinkSchema, input, "preview link");
  const personId = ctx.actor.type === "system" ? null : ctx.actor.personId;
  await ctx.transaction(async (tx) => {
    const link = await findPreviewLink(tx, linkId);
    if (!link) throw new NotFoundError("The preview link");
    if (!isForAny && link.createdById !== personId) {
      throw new NotAllowedError("A link is ended by whoever made it, or by an administrator.");
    }
    if (link.revokedAt !== null) return;
    const revokedAt = ctx.now();
    await endPreviewLink(tx, linkId, revokedAt);
    await recordAudit(tx, ctx, {
      action: "preview.revoke",
      entityType: "PreviewLink",
      entityId: linkId,
      before: { revokedAt: null },
      after: { revokedAt },
    });
  });
}
