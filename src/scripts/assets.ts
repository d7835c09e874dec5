import { z } from "zod";
import type { Issue } from "#core/errors.ts";
import { mediaFileSchema } from "./line.ts";
import { mediaOf } from "./scene.ts";
import type { Script } from "./schema.ts";

/** A file that a script names, under the digest of its content. Sizes in pixels. */
export const assetSchema = z.strictObject({
  file: mediaFileSchema,
  sha256: z.hash("sha256"),
  type: z.string(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  durationMs: z.int().positive().optional(),
});
export type Asset = z.infer<typeof assetSchema>;

/** One issue for each file that a script names and nobody has brought. */
export function missingAssets({ scenes }: Script, assets: readonly Asset[]): Issue[] {
  const known = new Set(assets.map(({ file }) => file));
  return scenes.flatMap((scene, index) =>
    mediaOf(scene)
      .filter(({ file }) => !known.has(file))
      .map(({ field, file }) => ({
        path: `scenes.${index}.${field}`,
        message: `${file} was not brought with the script`,
      })),
  );
}
