import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { ownSession } from "../sessions/own-session.ts";
import { findToken, revokeTokens } from "../tokens/store.ts";

const revokeTokenSchema = z.strictObject({ tokenId: z.uuid() });
export type RevokeToken = z.input<typeof revokeTokenSchema>;

/** Revokes a token of one's own, at once and for good; again changes nothing. Throws NOT_FOUND. */
export async function revokeToken({ ctx, input }: Call<RevokeToken>): Promise<void> {
  demand(ctx.actor, "account:own");
  const { tokenId } = parseInput(revokeTokenSchema, input, "token");
  await ctx.transaction(async (tx) => {
    const { person, now } = await ownSession(tx, ctx.actor);
    if (!(await findToken(tx, person.id, tokenId))) throw new NotFoundError("The token");
    if ((await revokeTokens(tx, person.id, { now, only: tokenId })) === 0) return;
    await recordAudit(tx, ctx, { action: "token.revoke", entityType: "Token", entityId: tokenId });
  });
}
