import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { changeSlot } from "#schedule/actions/index.ts";
import { pauseScopeSchema, subjectOf } from "../hold-scope.ts";
import { findPassedIn, findPausable, lockClaims, setPause } from "../holds/store.ts";

const resumeReleasesSchema = z.strictObject({ what: pauseScopeSchema, reason: visibleText(500) });
export type ResumeReleases = z.input<typeof resumeReleasesSchema>;

/**
 * Ends a pause. Slots whose time passed in it are skipped, also those that no scheduler has looked at; only what is
 * still to come goes out. Throws NOT_FOUND, WRONG_STATE when it is not paused.
 */
export async function resumeReleases({ ctx, input }: Call<ResumeReleases>): Promise<{ skipped: string[] }> {
  demand(ctx.actor, "pause:set");
  const { what, reason } = parseInput(resumeReleasesSchema, input, "pause");
  const scope: { campaignId?: string; channelId?: string } = what === "everything" ? {} : what;
  return ctx.transaction(async (tx) => {
    await lockClaims(tx, "alone");
    const paused = await findPausable(tx, scope);
    if (!paused) throw new NotFoundError("What is to be resumed");
    const { pausedAt } = paused;
    if (!pausedAt) throw new WrongStateError("It is not paused.");
    const now = await databaseNow(tx);
    // A slot that also goes to other channels went out there, or was held; this pause was not its.
    const passed = "channelId" in scope ? [] : await findPassedIn(tx, scope, { from: pausedAt, until: now });
    for (const slot of passed) {
      const change = { to: "skipped", action: "slot.skip", reason: "paused", nextCheckAt: null } as const;
      await changeSlot({ ctx, input: { ...change, slot } }, tx);
    }
    await setPause(tx, scope, { pausedAt: null, reason: null });
    const skipped = passed.map(({ id }) => id);
    await recordAudit(tx, ctx, {
      action: "pause.resume",
      ...subjectOf(scope),
      before: { pausedAt },
      after: { skipped },
      reason,
    });
    return { skipped };
  });
}
