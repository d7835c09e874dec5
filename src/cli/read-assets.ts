import { dirname, resolve } from "node:path";
import { InvalidInputError, type Issue } from "#core/errors.ts";
import { positionsInYaml } from "#core/yaml.ts";
import { inspectMedia } from "#infra/media/inspect-media.ts";
import { type Asset, mediaOf, type Script } from "#scripts/index.ts";

/** The files that a script names, and where each lies by the digest of its content. */
export type ReadAssets = { assets: Asset[]; paths: Record<string, string> };

/** Looks at the files that a script names, beside it. Throws INVALID_INPUT with an issue for each that cannot be used. */
export async function readAssets(
  path: string,
  { text, script: { scenes } }: { text: string; script: Script },
): Promise<ReadAssets> {
  const positionOf = positionsInYaml(text);
  const assets: Asset[] = [];
  const paths: Record<string, string> = {};
  const issues: Issue[] = [];
  for (const [index, scene] of scenes.entries()) {
    for (const { field, file, wants } of mediaOf(scene)) {
      const place = resolve(dirname(path), file);
      try {
        const { bytes: _, ...asset } = await inspectMedia({ file, path: place, wants });
        assets.push(asset);
        paths[asset.sha256] = place;
      } catch (error) {
        if (!(error instanceof InvalidInputError)) throw error;
        const at = `scenes.${index}.${field}`;
        issues.push(
          ...error.issues.map(({ message }) => ({ path: at, message: `${file} ${message}`, ...positionOf(at) })),
        );
      }
    }
  }
  if (issues.length > 0) throw new InvalidInputError(path, issues);
  return { assets, paths };
}
