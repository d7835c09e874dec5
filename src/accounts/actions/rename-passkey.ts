import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { ownSession } from "../sessions/own-session.ts";
import { renamePasskeyRow } from "../ways/store.ts";

const renamePasskeySchema = z.strictObject({ passkeyId: z.uuid(), name: visibleText(60) });
export type RenamePasskey = z.input<typeof renamePasskeySchema>;

/** Gives a passkey of one's own another name. Throws INVALID_INPUT, NOT_FOUND. */
export async function renamePasskey({ ctx, input }: Call<RenamePasskey>): Promise<void> {
  demand(ctx.actor, "account:own");
  const { passkeyId, name } = parseInput(renamePasskeySchema, input, "passkey");
  await ctx.transaction(async (tx) => {
    const { person } = await ownSession(tx, ctx.actor);
    if (!(await renamePasskeyRow(tx, person.id, passkeyId, name))) throw new NotFoundError("The passkey");
    const renamed = { action: "passkey.rename", entityType: "Passkey", entityId: passkeyId, after: { name } } as const;
    await recordAudit(tx, ctx, renamed);
  });
}
