import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { pauseScopeSchema, subjectOf } from "../hold-scope.ts";
import { findPausable, lockClaims, setPause } from "../holds/store.ts";

const pauseReleasesSchema = z.strictObject({ what: pauseScopeSchema, reason: visibleText(500) });
export type PauseReleases = z.input<typeof pauseReleasesSchema>;

/**
 * Pauses everything, a campaign or a channel: slots whose time passes meanwhile are skipped and never made up for.
 * What is being sent is not aborted. Throws NOT_FOUND, WRONG_STATE when it is paused already.
 */
export async function pauseReleases({ ctx, input }: Call<PauseReleases>): Promise<{ pausedAt: Date }> {
  demand(ctx.actor, "pause:set");
  const { what, reason } = parseInput(pauseReleasesSchema, input, "pause");
  const scope = what === "everything" ? {} : what;
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const paused = await findPausable(tx, scope);
    if (!paused) throw new NotFoundError("What is to be paused");
    if (paused.pausedAt) throw new WrongStateError("It is paused already.");
    const pausedAt = await databaseNow(tx);
    await setPause(tx, scope, { pausedAt, reason });
    await recordAudit(tx, ctx, { action: "pause.set", ...subjectOf(scope), after: { pausedAt }, reason });
    return { pausedAt };
  });
}
