import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InvalidInputError } from "#core/errors.ts";
import { localeSchema } from "#core/text.ts";
import type { Script } from "#scripts/index.ts";
import {
  compileStoryboard,
  type Format,
  type Motion,
  narrateScript,
  type Storyboard,
  type Theme,
} from "#storyboards/index.ts";
import type { Drawing } from "./drawing.ts";
import { UsageError } from "./exit.ts";
import { type ReadAssets, readAssets } from "./read-assets.ts";
import { readScript } from "./read-script.ts";

/** How a script file is to be shown. */
export type Shape = { locale?: string; format: Format; theme: Theme; motion: Motion; endCard: boolean; voice: boolean };

/** A script file with the files beside it, read and found in order. */
export type ReadFile = ReadAssets & { file: string; script: Script };

/** Reads a script file, or its neighbour in another language, and looks at the files it names. Throws INVALID_INPUT. */
export async function readFile(path: string, locale: string | undefined): Promise<ReadFile> {
  const { file, text, script } = findScript(path, locale);
  return { file, script, ...(await readAssets(file, { text, script })) };
}

/** Speaks and times a script; its voices are added to the paths. Throws INVALID_INPUT, RENDER_FAILED. */
export async function compileFile(
  { script, assets, paths }: ReadFile,
  { format, theme, motion, endCard: hasEndCard, voice }: Shape,
  { narrator, files, signal }: Pick<Drawing, "narrator" | "files"> & { signal: AbortSignal },
): Promise<{ storyboard: Storyboard; paths: Record<string, string> }> {
  const pathOf = (sha256: string) => paths[sha256] ?? files.pathOf(sha256);
  const takes = voice ? await narrateScript(script, { assets, narrator, pathOf, signal }) : [];
  const storyboard = compileStoryboard({ script, format, theme, motion, hasEndCard, takes, assets });
  const spoken = Object.fromEntries(takes.map(({ sha256 }) => [sha256, pathOf(sha256)]));
  return { storyboard, paths: { ...paths, ...spoken } };
}

/** The script in the wanted language: the file itself, or its neighbour of that name. */
function findScript(path: string, locale: string | undefined): { file: string; text: string; script: Script } {
  if (locale !== undefined && !localeSchema.safeParse(locale).success) {
    throw new UsageError(`--locale ${locale}: must be a language tag such as en, ar or pt-BR.`);
  }
  const { text, script } = readScript(path);
  if (locale === undefined || script.locale === locale) return { file: path, text, script };
  const neighbour = join(dirname(path), `${locale}.yaml`);
  if (!existsSync(neighbour)) {
    throw new InvalidInputError(path, [
      {
        path: "locale",
        message: `is ${script.locale}, and there is no ${basename(neighbour)} beside it for ${locale}`,
      },
    ]);
  }
  return { file: neighbour, ...readScript(neighbour, { locale }) };
}
