import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { deleteTotp } from "../ways/store.ts";
import { faultOfWays } from "../ways/ways.ts";

/**
 * Removes one's own authenticator app and ends all other sessions.
 * Throws NOT_FOUND, REAUTHENTICATE, WRONG_STATE when what is left is not enough to sign in.
 */
export async function removeTotp({ ctx }: Pick<Call<never>, "ctx">): Promise<void> {
  demand(ctx.actor, "account:own");
  await ctx.transaction(async (tx) => {
    const { person, session, ways, now } = await sessionForWays(tx, ctx.actor);
    if (!ways.hasTotp) throw new NotFoundError("The authenticator app");
    const fault = faultOfWays({ ...ways, hasTotp: false }, person);
    if (fault !== null) throw new WrongStateError(fault);
    await deleteTotp(tx, person.id);
    await endSessions(tx, person.id, { now, except: session.id });
    await recordAudit(tx, ctx, { action: "totp.remove", entityType: "Person", entityId: person.id });
  });
}
