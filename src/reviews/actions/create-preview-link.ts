import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { HOUR } from "#core/clock.ts";
import { NotAllowedError, NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import type { LinkPasswords } from "../ports.ts";
import { LONGEST_HOURS } from "../previews/limits.ts";
import { insertPreviewLink } from "../previews/store.ts";
import { tokenOf } from "../previews/token.ts";
import { findReviewed } from "../store.ts";

const createPreviewLinkSchema = z.strictObject({
  contentHash: z.hash("sha256"),
  scope: z.enum(["watch", "comment"]),
  /** How long it works. */
  hours: z.int().min(1).max(LONGEST_HOURS, "a link lives a week at most: up to 168 hours").default(LONGEST_HOURS),
  madeFor: visibleText(120),
  password: z.string().min(8, "must be at least 8 characters").max(256).optional(),
});
export type CreatePreviewLink = z.input<typeof createPreviewLinkSchema>;
export type CreatedPreviewLink = { linkId: string; token: string; expiresAt: Date };

/** Makes a link to one exact finished video for somebody outside. Throws NOT_FOUND, WRONG_STATE before it is finished. */
export async function createPreviewLink(
  { ctx, input }: Call<CreatePreviewLink>,
  { keys, passwords }: { keys: readonly Uint8Array[]; passwords: LinkPasswords },
): Promise<CreatedPreviewLink> {
  demand(ctx.actor, "preview:share");
  const { contentHash, scope, hours, madeFor, password } = parseInput(createPreviewLinkSchema, input, "preview link");
  if (ctx.actor.type === "system") throw new NotAllowedError("Somebody has to answer for a link.");
  const { personId: createdById } = ctx.actor;
  // It takes a while on purpose, for which no transaction may wait.
  const passwordHash = password === undefined ? null : await passwords.hash(password);
  return ctx.transaction(async (tx) => {
    const reviewed = await findReviewed(tx, contentHash);
    if (!reviewed) throw new NotFoundError("The render");
    if (reviewed.render.state !== "qc_passed") throw new WrongStateError("The video is not finished yet.");
    const createdAt = ctx.now();
    const expiresAt = new Date(createdAt.getTime() + hours * HOUR);
    const row = { contentHash, scope, madeFor, passwordHash, createdById, createdAt, expiresAt };
    const link = await insertPreviewLink(tx, row);
    await recordAudit(tx, ctx, {
      action: "preview.create",
      entityType: "PreviewLink",
      entityId: link.id,
      after: { contentHash, scope, madeFor, expiresAt, hasPassword: passwordHash !== null },
    });
    return { linkId: link.id, token: tokenOf(link, keys), expiresAt };
  });
}
