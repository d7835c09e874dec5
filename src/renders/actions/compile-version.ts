import { z } from "zod";
import { type Call, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import {
  compileStoryboard,
  formatSchema,
  motionSchema,
  narrateScript,
  type Storyboard,
  themeSchema,
} from "#storyboards/index.ts";
import { storyboardHash } from "../render-key.ts";
import { findVersion, saveStoryboard } from "../store.ts";
import type { RequestRenderPorts } from "./request-render.ts";

const compileVersionSchema = z.strictObject({
  versionId: z.uuid(),
  format: formatSchema,
  theme: themeSchema.default("sunny"),
  motion: motionSchema.default("full"),
  hasEndCard: z.boolean().default(true),
});
export type CompileVersion = z.input<typeof compileVersionSchema>;
export type SavedStoryboard = { id: string; contentHash: string; storyboard: Storyboard };

/** Compiles the words of a version into timed scenes for one format, and keeps them. Throws INVALID_INPUT, NOT_FOUND, RENDER_FAILED. */
export async function compileVersion(
  { ctx, input }: Call<CompileVersion>,
  { reader, narrator, files, signal }: RequestRenderPorts & { reader: Transaction },
): Promise<SavedStoryboard> {
  demand(ctx.actor, "storyboard:compile");
  const { versionId, ...variant } = parseInput(compileVersionSchema, input, "storyboard");
  const version = await findVersion(reader, versionId);
  if (!version) throw new NotFoundError(`The script version ${versionId}`);
  const { script, assets } = version;
  const takes = await narrateScript(script, { assets, narrator, pathOf: files.pathOf, signal });
  const storyboard = compileStoryboard({ script, assets, takes, ...variant });
  const hash = storyboardHash(storyboard);
  return ctx.transaction(async (tx) => {
    const id = await saveStoryboard(tx, { versionId, ...variant, hash, storyboard });
    await recordAudit(tx, ctx, {
      action: "storyboard.save",
      entityType: "Storyboard",
      entityId: id,
      after: { versionId, ...variant, contentHash: hash },
    });
    return { id, contentHash: hash, storyboard };
  });
}
