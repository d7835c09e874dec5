import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { InvalidInputError, NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import {
  compileStoryboard,
  formatSchema,
  motionSchema,
  type Narrator,
  narrateScript,
  themeSchema,
} from "#storyboards/index.ts";
import { renderStoryboard } from "../jobs.ts";
import { LEASE_MS } from "../lease.ts";
import type { FileStore } from "../ports.ts";
import { priorityOf } from "../priority.ts";
import { renderKey, storyboardHash } from "../render-key.ts";
import {
  findRenderByHash,
  findVersion,
  insertRender,
  type RenderState,
  type SavedVersion,
  saveStoryboard,
  setRenderState,
} from "../store.ts";

const requestRenderSchema = z.strictObject({
  versionId: z.uuid(),
  format: formatSchema,
  theme: themeSchema,
  motion: motionSchema.default("full"),
  hasEndCard: z.boolean().default(true),
  quality: z.enum(["draft", "final"]),
  templateHash: z.hash("sha256"),
  neededAt: z.date().optional(),
});
export type RequestRender = z.input<typeof requestRenderSchema>;
export type RequestRenderPorts = { narrator: Narrator; files: Pick<FileStore, "pathOf">; signal: AbortSignal };

const ENDED_WITHOUT_FILES: RenderState[] = ["failed", "cancelled", "qc_failed"];

/**
 * Asks for the video of a script version. The same content is rendered once, whoever asks;
 * asking again after a failure begins it anew. No final video is made of a version in which errors were found.
 * Throws INVALID_INPUT, NOT_FOUND, RENDER_FAILED when the voice fails.
 */
export async function requestRender(
  { ctx, input }: Call<RequestRender>,
  { narrator, files, signal }: RequestRenderPorts,
): Promise<{ renderId: string; contentHash: ContentHash }> {
  demand(ctx.actor, "render:request");
  const {
    versionId,
    templateHash,
    quality,
    neededAt = null,
    ...variant
  } = parseInput(requestRenderSchema, input, "render");
  const version = await ctx.transaction((tx) => findVersion(tx, versionId));
  if (!version) throw new NotFoundError(`The script version ${versionId}`);
  if (quality === "final") refuseFaulty(version);
  const { script, assets } = version;
  // A version never changes, so what was spoken outside the transaction is what it says.
  const takes = await narrateScript(script, { assets, narrator, pathOf: files.pathOf, signal });
  const storyboard = compileStoryboard({ script, assets, takes, ...variant });
  const hash = storyboardHash(storyboard);
  return ctx.transaction(async (tx) => {
    await saveStoryboard(tx, { versionId, ...variant, hash, storyboard });

    const contentHash = renderKey({ storyboardHash: hash, templateHash, quality });
    const known = await findRenderByHash(tx, contentHash);
    const isGoingOn = known !== null && !ENDED_WITHOUT_FILES.includes(known.state);
    // Whoever needs it earliest says when: that moves it forward in the queue, as long as it waits there.
    if (isGoingOn && !(known.state === "queued" && isEarlier(neededAt, known.neededAt))) {
      return { renderId: known.id, contentHash };
    }

    const nextCheckAt = new Date(ctx.now().getTime() + LEASE_MS);
    const begin = { triesLeft: renderStoryboard.attempts, neededAt, nextCheckAt };
    const render =
      known ?? (await insertRender(tx, { contentHash, storyboardHash: hash, templateHash, quality, ...begin }));
    if (isGoingOn) await setRenderState(tx, known, { neededAt });
    else if (known) await setRenderState(tx, known, { ...begin, state: "queued", failure: null, failureDetail: null });
    await recordAudit(tx, ctx, {
      action: "render.request",
      entityType: "Render",
      entityId: render.id,
      after: { contentHash, versionId, format: variant.format, quality, neededAt, isAgain: known !== null },
    });
    const { id: renderId, attempt } = render;
    await ctx.enqueue(tx, renderStoryboard, { renderId, attempt, priority: priorityOf({ quality, neededAt }) });
    return { renderId: render.id, contentHash };
  });
}

function isEarlier(neededAt: Date | null, known: Date | null): neededAt is Date {
  return neededAt !== null && (known === null || neededAt < known);
}

function refuseFaulty({ script, findings }: SavedVersion): void {
  const name = `script ${script.episode}/${script.locale}`;
  if (findings === null)
    throw new InvalidInputError(name, [{ path: "", message: "was never checked; save it again first" }]);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  throw new InvalidInputError(
    name,
    errors.map(({ rule, path, says, instead }) => ({ path, message: `${says} (${rule}); ${instead}` })),
  );
}
