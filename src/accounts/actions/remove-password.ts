import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { sessionForWays } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";
import { deletePassword } from "../ways/store.ts";
import { faultOfWays } from "../ways/ways.ts";

/**
 * Removes one's own password, for whoever signs in with passkeys alone, and ends all other sessions.
 * Throws NOT_FOUND, REAUTHENTICATE, WRONG_STATE when it is the last way in.
 */
export async function removePassword({ ctx }: Pick<Call<never>, "ctx">): Promise<void> {
  demand(ctx.actor, "account:own");
  await ctx.transaction(async (tx) => {
    const { person, session, ways, now } = await sessionForWays(tx, ctx.actor);
    if (!ways.hasPassword) throw new NotFoundError("The password");
    const fault = faultOfWays({ ...ways, hasPassword: false }, person);
    if (fault !== null) throw new WrongStateError(fault);
    await deletePassword(tx, person.id);
    await endSessions(tx, person.id, { now, except: session.id });
    await recordAudit(tx, ctx, { action: "password.remove", entityType: "Person", entityId: person.id });
  });
}
