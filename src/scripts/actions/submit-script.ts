import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { lockVersion } from "../store.ts";
import { moveScript } from "./move-script.ts";

const submitScriptSchema = z.strictObject({ versionId: z.uuid() });
export type SubmitScript = z.input<typeof submitScriptSchema>;

/**
 * Asks the security reviewers for a decision about the words of a version.
 * Throws NOT_FOUND, INVALID_INPUT while errors stand in it, CONTENT_CHANGED when it is not the newest, WRONG_STATE.
 */
export async function submitScript({ ctx, input }: Call<SubmitScript>): Promise<void> {
  demand(ctx.actor, "script:submit");
  const { versionId } = parseInput(submitScriptSchema, input, "script version");
  await ctx.transaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!version) throw new NotFoundError("The script version");
    demand(ctx.actor, "script:submit", { locale: version.script.locale });
    const { findings, script } = version;
    const name = `script ${script.episode}/${script.locale}`;
    if (findings === null)
      throw new InvalidInputError(name, [{ path: "", message: "was never checked; save it again first" }]);
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      throw new InvalidInputError(
        name,
        errors.map(({ rule, path, says, instead }) => ({ path, message: `${says} (${rule}); ${instead}` })),
      );
    }
    await moveScript({ ctx, input: { version, move: "submit" } }, tx);
  });
}
