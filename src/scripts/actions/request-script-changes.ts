import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotAllowedError, NotFoundError, SeparationOfDutiesError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { insertDecision, lockVersion } from "../store.ts";
import { moveScript } from "./move-script.ts";

const requestScriptChangesSchema = z.strictObject({ versionId: z.uuid(), reason: visibleText(2000) });
export type RequestScriptChanges = z.input<typeof requestScriptChangesSchema>;

/**
 * Says what is not right in the words of a version; nothing made of it goes out until it is approved or replaced.
 * Throws NOT_FOUND, SEPARATION_OF_DUTIES for its authors, CONTENT_CHANGED when there is a newer version, WRONG_STATE.
 */
export async function requestScriptChanges({ ctx, input }: Call<RequestScriptChanges>): Promise<void> {
  demand(ctx.actor, "script:decide");
  const { versionId, reason } = parseInput(requestScriptChangesSchema, input, "request for changes");
  if (ctx.actor.type !== "person") throw new NotAllowedError("Only a person can ask for changes.");
  const { personId } = ctx.actor;
  await ctx.transaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!version) throw new NotFoundError("The script version");
    if (version.authorIds.includes(personId))
      throw new SeparationOfDutiesError("Nobody decides about what they wrote or edited.");
    await insertDecision(tx, { versionId, verdict: "changes_requested", personId, reason, suppressions: [] });
    await moveScript({ ctx, input: { version, move: "request-changes", reason } }, tx);
  });
}
