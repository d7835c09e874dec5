import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { ownSession } from "../sessions/own-session.ts";
import { endSessions } from "../sessions/store.ts";

const endSessionSchema = z.strictObject({
  /** `others` is every session but the one that asks. */
  which: z.union([z.uuid(), z.literal("others")]),
});
export type EndSession = z.input<typeof endSessionSchema>;

/** Ends a session of one's own, or all but this one; returns how many ended. Throws NOT_FOUND. */
export async function endSession({ ctx, input }: Call<EndSession>): Promise<number> {
  demand(ctx.actor, "account:own");
  const { which } = parseInput(endSessionSchema, input, "session");
  return ctx.transaction(async (tx) => {
    const { person, session, now } = await ownSession(tx, ctx.actor);
    const chosen = which === "others" ? { now, except: session.id } : { now, only: which };
    const ended = await endSessions(tx, person.id, chosen);
    if (which !== "others" && ended === 0) throw new NotFoundError("The session");
    if (ended > 0) {
      const entityId = which === "others" ? session.id : which;
      await recordAudit(tx, ctx, { action: "session.end", entityType: "Session", entityId, after: { which, ended } });
    }
    return ended;
  });
}
