import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { digestOf } from "../secrets.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { newRecoveryCode, RECOVERY_CODES } from "../ways/recovery-codes.ts";
import { replaceRecoveryCodes } from "../ways/store.ts";
import { canSignIn } from "../ways/ways.ts";

/**
 * Makes new recovery codes in place of all older ones. Told here and never again.
 * Throws REAUTHENTICATE, WRONG_STATE before there is a way in that they could replace.
 */
export async function makeRecoveryCodes({ ctx }: Pick<Call<never>, "ctx">): Promise<string[]> {
  demand(ctx.actor, "account:own");
  return ctx.transaction(async (tx) => {
    const { person, ways } = await sessionForWays(tx, ctx.actor);
    if (!canSignIn(ways)) throw new WrongStateError("Set up a passkey or a password first.");
    const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
    await replaceRecoveryCodes(tx, person.id, codes.map(digestOf));
    await recordAudit(tx, ctx, { action: "recovery-codes.make", entityType: "Person", entityId: person.id });
    return codes;
  });
}
