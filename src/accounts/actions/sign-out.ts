import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { endSessions } from "../sessions/store.ts";

/** Ends the session that asks; one that is over already stays so. */
export async function signOut({ ctx }: Pick<Call<never>, "ctx">): Promise<void> {
  demand(ctx.actor, "account:own");
  const { actor } = ctx;
  if (actor.type !== "person" || actor.sessionId === undefined) return;
  const { personId, sessionId } = actor;
  await ctx.transaction(async (tx) => {
    const ended = await endSessions(tx, personId, { now: await databaseNow(tx), only: sessionId });
    if (ended > 0) await recordAudit(tx, ctx, { action: "session.end", entityType: "Session", entityId: sessionId });
  });
}
