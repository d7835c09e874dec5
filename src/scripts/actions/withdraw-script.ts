import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { lockVersion } from "../store.ts";
import { moveScript } from "./move-script.ts";

const withdrawScriptSchema = z.strictObject({ versionId: z.uuid(), reason: visibleText(500) });
export type WithdrawScript = z.input<typeof withdrawScriptSchema>;

/** Takes a version back from review. Throws NOT_FOUND, CONTENT_CHANGED, WRONG_STATE when it is not in review. */
export async function withdrawScript({ ctx, input }: Call<WithdrawScript>): Promise<void> {
  demand(ctx.actor, "script:submit");
  const { versionId, reason } = parseInput(withdrawScriptSchema, input, "script version");
  await ctx.transaction(async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!version) throw new NotFoundError("The script version");
    demand(ctx.actor, "script:submit", { locale: version.script.locale });
    await moveScript({ ctx, input: { version, move: "withdraw", reason } }, tx);
  });
}
