import { z } from "zod";
import type { Transaction } from "#access/index.ts";
import { InvalidInputError, type Issue } from "#core/errors.ts";
import type { Asset } from "../assets.ts";
import { mediaFileSchema } from "../line.ts";
import { findMediaByIds } from "../media/store.ts";
import { mediaOf } from "../scene.ts";
import type { Script } from "../schema.ts";

/** Which file that was brought is meant by a name in a script. */
export const namedMediaSchema = z.strictObject({ file: mediaFileSchema, mediaId: z.uuid() });
export type NamedMedia = z.infer<typeof namedMediaSchema>;

/** The files that a script names, out of those that were brought. Throws INVALID_INPUT for one that is not there or of another kind. */
export async function findNamedAssets(
  reader: Transaction,
  { scenes }: Script,
  named: readonly NamedMedia[],
): Promise<Asset[]> {
  const rows = await findMediaByIds(
    reader,
    named.map(({ mediaId }) => mediaId),
  );
  const wanted = new Map(scenes.flatMap(mediaOf).map(({ file, wants }) => [file, wants]));
  const issues: Issue[] = [];
  const assets = named.flatMap(({ file, mediaId }, index) => {
    const media = rows.find(({ id }) => id === mediaId);
    const kind = wanted.get(file);
    if (!media) issues.push({ path: `media.${index}.mediaId`, message: "is no file that was brought" });
    else if (kind !== undefined && kind !== media.kind)
      issues.push({ path: `media.${index}.mediaId`, message: `is a ${media.kind}; the script wants a ${kind}` });
    return media ? [{ file, sha256: media.sha256, type: media.mediaType, ...measures(media) }] : [];
  });
  if (issues.length > 0) throw new InvalidInputError("body", issues);
  return assets;
}

type Measures = { width: number | null; height: number | null; durationMs: number | null };

function measures({ width, height, durationMs }: Measures) {
  return {
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(durationMs === null ? {} : { durationMs }),
  };
}
