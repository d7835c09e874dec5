import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import type { PersonSealer } from "../ports.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { saveTotp } from "../ways/store.ts";
import { TOTP_SECRET } from "../ways/take-code.ts";
import { newTotpSecret, totpAddress } from "../ways/totp.ts";

/**
 * Makes a secret for an authenticator app; it counts once a code of it is confirmed. Told here and never again.
 * Throws REAUTHENTICATE, WRONG_STATE when an app is set up already.
 */
export async function beginTotp(
  { ctx }: Pick<Call<never>, "ctx">,
  { sealer }: { sealer: PersonSealer },
): Promise<{ secret: string; address: string }> {
  demand(ctx.actor, "account:own");
  return ctx.transaction(async (tx) => {
    const { person, ways, now } = await sessionForWays(tx, ctx.actor);
    if (ways.hasTotp) throw new WrongStateError("An authenticator app is set up already: remove that one first.");
    const secret = newTotpSecret();
    const sealed = sealer.seal({ personId: person.id, name: TOTP_SECRET }, secret);
    await saveTotp(tx, person.id, { sealed, createdAt: now });
    await recordAudit(tx, ctx, { action: "totp.begin", entityType: "Person", entityId: person.id });
    return { secret, address: totpAddress(secret, person.email) };
  });
}
