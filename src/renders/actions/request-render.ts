import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { compileStoryboard, formatSchema, themeSchema } from "#storyboards/index.ts";
import { renderStoryboard } from "../jobs.ts";
import { LEASE_MS } from "../lease.ts";
import { renderKey, storyboardHash } from "../render-key.ts";
import {
  findRenderByHash,
  findVersionScript,
  insertRender,
  type RenderState,
  saveStoryboard,
  setRenderState,
} from "../store.ts";

const requestRenderSchema = z.strictObject({
  versionId: z.uuid(),
  format: formatSchema,
  theme: themeSchema,
  quality: z.enum(["draft", "final"]),
  templateHash: z.hash("sha256"),
});
export type RequestRender = z.input<typeof requestRenderSchema>;

const ENDED_WITHOUT_FILES: RenderState[] = ["failed", "cancelled", "qc_failed"];

/**
 * Asks for the video of a script version. The same content is rendered once, whoever asks;
 * asking again after a failure begins it anew. Throws INVALID_INPUT, NOT_FOUND.
 */
export async function requestRender({
  ctx,
  input,
}: Call<RequestRender>): Promise<{ renderId: string; contentHash: ContentHash }> {
  demand(ctx.actor, "render:request");
  const { versionId, format, theme, quality, templateHash } = parseInput(requestRenderSchema, input, "render");
  return ctx.transaction(async (tx) => {
    const script = await findVersionScript(tx, versionId);
    if (!script) throw new NotFoundError(`The script version ${versionId}`);
    const storyboard = compileStoryboard({ script, format, theme });
    const hash = storyboardHash(storyboard);
    await saveStoryboard(tx, { versionId, format, theme, hash, storyboard });

    const contentHash = renderKey({ storyboardHash: hash, templateHash, quality });
    const known = await findRenderByHash(tx, contentHash);
    if (known && !ENDED_WITHOUT_FILES.includes(known.state)) return { renderId: known.id, contentHash };

    const begin = { triesLeft: renderStoryboard.attempts, nextCheckAt: new Date(ctx.now().getTime() + LEASE_MS) };
    const render =
      known ?? (await insertRender(tx, { contentHash, storyboardHash: hash, templateHash, quality, ...begin }));
    if (known) await setRenderState(tx, known, { ...begin, state: "queued", failure: null, failureDetail: null });
    await recordAudit(tx, ctx, {
      action: "render.request",
      entityType: "Render",
      entityId: render.id,
      after: { contentHash, versionId, format, quality, isAgain: known !== null },
    });
    await ctx.enqueue(tx, renderStoryboard, { renderId: render.id, attempt: render.attempt });
    return { renderId: render.id, contentHash };
  });
}
