import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { deletePasskey } from "../ways/store.ts";
import { faultOfWays } from "../ways/ways.ts";

const removePasskeySchema = z.strictObject({ passkeyId: z.uuid() });
export type RemovePasskey = z.input<typeof removePasskeySchema>;

/**
 * Removes a passkey of one's own and ends all other sessions.
 * Throws NOT_FOUND, REAUTHENTICATE, WRONG_STATE when what is left is not enough to sign in.
 */
export async function removePasskey({ ctx, input }: Call<RemovePasskey>): Promise<void> {
  demand(ctx.actor, "account:own");
  const { passkeyId } = parseInput(removePasskeySchema, input, "passkey");
  await ctx.transaction(async (tx) => {
    const { person, session, ways, now } = await sessionForWays(tx, ctx.actor);
    if (!(await deletePasskey(tx, person.id, passkeyId))) throw new NotFoundError("The passkey");
    const fault = faultOfWays({ ...ways, passkeys: ways.passkeys - 1 }, person);
    if (fault !== null) throw new WrongStateError(fault);
    await endSessions(tx, person.id, { now, except: session.id });
    await recordAudit(tx, ctx, { action: "passkey.remove", entityType: "Passkey", entityId: passkeyId });
  });
}
