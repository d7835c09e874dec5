import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { endRender, findRender } from "../store.ts";

const cancelRenderSchema = z.strictObject({ renderId: z.uuid(), reason: z.string().trim().min(1).max(500).optional() });
export type CancelRender = z.input<typeof cancelRenderSchema>;

/**
 * Stops a render that waits or runs: whoever works on it learns so when they next write how far they are.
 * What they made stays for others, and asking for the video begins it anew. Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE.
 */
export async function cancelRender({ ctx, input }: Call<CancelRender>): Promise<void> {
  demand(ctx.actor, "render:cancel");
  const { renderId, reason } = parseInput(cancelRenderSchema, input, "render");
  await ctx.transaction(async (tx) => {
    const render = await findRender(tx, renderId);
    if (!render) throw new NotFoundError(`The render ${renderId}`);
    const finishedAt = await databaseNow(tx);
    const ended = { state: "cancelled", stage: null, finishedAt, nextCheckAt: null } as const;
    if (!(await endRender(tx, render, ended))) {
      throw new WrongStateError(`The render is ${render.state}: only one that waits or runs can be cancelled.`);
    }
    await recordAudit(tx, ctx, {
      action: "render.cancel",
      entityType: "Render",
      entityId: renderId,
      before: { state: render.state, attempt: render.attempt },
      ...(reason === undefined ? {} : { reason }),
    });
  });
}
