import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { InvalidInputError, NotAllowedError, NotFoundError, SeparationOfDutiesError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { insertDecision, lockVersion } from "../store.ts";
import { acceptedSuppressionSchema, findUnaccepted } from "../suppressions.ts";
import { moveScript } from "./move-script.ts";

const approveScriptSchema = z.strictObject({
  versionId: z.uuid(),
  note: visibleText(2000).optional(),
  acceptedSuppressions: z.array(acceptedSuppressionSchema).max(10).default([]),
});
export type ApproveScript = z.input<typeof approveScriptSchema>;

/**
 * Says that the words of a version are right; saying it again changes nothing. Its video is approved apart from it.
 * Throws NOT_FOUND, SEPARATION_OF_DUTIES for its authors, INVALID_INPUT unless each suppression is named,
 * CONTENT_CHANGED when there is a newer version, WRONG_STATE.
 */
export async function approveScript({ ctx, input }: Call<ApproveScript>): Promise<void> {
  demand(ctx.actor, "script:decide");
  const { versionId, note, acceptedSuppressions } = parseInput(approveScriptSchema, input, "approval");
  if (ctx.actor.type !== "person") throw new NotAllowedError("Only a person can approve.");
  const { personId } = ctx.actor;
  await ctx.transaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!version) throw new NotFoundError("The script version");
    if (version.authorIds.includes(personId))
      throw new SeparationOfDutiesError("Nobody approves what they wrote or edited.");
    const suppressions = version.script.suppressions ?? [];
    const issues = findUnaccepted(suppressions, acceptedSuppressions);
    if (issues.length > 0) throw new InvalidInputError("approval", issues);
    if (version.isNewest && version.state === "approved") return;
    await insertDecision(tx, { versionId, verdict: "approved", personId, reason: note ?? null, suppressions });
    const after = { acceptedSuppressions };
    await moveScript(
      { ctx, input: { version, move: "approve", after, ...(note === undefined ? {} : { reason: note }) } },
      tx,
    );
  });
}
