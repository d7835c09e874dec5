import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { projectPath } from "#config/project.ts";
import { NotFoundError } from "#core/errors.ts";
import { type Locale, localeSchema } from "#core/text.ts";
import { mediaOf, type Script, sceneSchema } from "#scripts/index.ts";
import { compileStoryboard, formatSchema, type Storyboard, type Theme } from "#storyboards/index.ts";
import { cataloguePage, type Still } from "../catalogue-page.ts";
import { UsageError } from "../exit.ts";
import { readScript } from "../read-script.ts";
import { withDrawing } from "../with-drawing.ts";

export type CatalogueOptions = { out: string; locales: string[]; themes: Theme[]; json?: boolean };

// A still is looked at, not released: a third of the size shows what stands where.
const SCALE = 1 / 3;
const SECONDS = 6;

/** Draws every kind of scene in every format, language and theme, and lays the stills out on one page. Throws RENDER_FAILED. */
export async function catalogue({ out, locales, themes, json }: CatalogueOptions, config: Config): Promise<void> {
  for (const locale of locales) {
    if (!localeSchema.safeParse(locale).success)
      throw new UsageError(`--locales ${locale}: must be a language tag such as en, ar or pt-BR.`);
  }
  const target = resolve(out);
  const pictures = join(target, "stills");
  mkdirSync(pictures, { recursive: true });
  const stills = await withDrawing(config, async ({ renderer, folder, signal }) => {
    const drawnStills: Still[] = [];
    for (const { locale, theme, storyboard } of sheetsOf(locales, themes)) {
      const { format, scenes } = storyboard;
      const frames = scenes.map(({ startFrame, durationFrames }) => startFrame + durationFrames - 1);
      const drawn = await renderer.stills({ storyboard, frames, scale: SCALE, folder, paths: {} }, signal);
      for (const [index, { scene }] of scenes.entries()) {
        const file = `stills/${scene.kind}-${format}-${locale}-${theme}.jpg`;
        const picture = drawn[index];
        if (picture !== undefined) copyFileSync(picture, join(target, file));
        drawnStills.push({ kind: scene.kind, format, locale, theme, file });
      }
      if (!json) process.stderr.write(`Drawn: ${format}, ${locale}, ${theme}\n`);
    }
    return drawnStills;
  });
  const page = join(target, "index.html");
  writeFileSync(page, cataloguePage(stills));
  const made = { page, stills: stills.length };
  process.stdout.write(json ? `${JSON.stringify(made)}\n` : `${page}: ${stills.length} stills\n`);
}

type Sheet = { locale: Locale; theme: Theme; storyboard: Storyboard };

function sheetsOf(locales: readonly Locale[], themes: readonly Theme[]): Sheet[] {
  return locales.flatMap((locale) => {
    const script = sampler(locale);
    return themes.flatMap((theme) =>
      formatSchema.options.map((format) => ({
        locale,
        theme,
        storyboard: compileStoryboard({ script, format, theme }),
      })),
    );
  });
}

/** The first scene of each kind that the series has in a language; in English where it has none. */
function sampler(locale: Locale): Script {
  const own = scriptsIn(locale);
  const english = scriptsIn("en");
  const [first] = own.length > 0 ? own : english;
  if (first === undefined) throw new NotFoundError("A script of the series");
  const kinds = sceneSchema.options.map(({ shape }) => shape.kind.value);
  const scenes = kinds.flatMap((kind) => {
    const found = [...own, ...english]
      .flatMap((script) => script.scenes)
      .find((scene) => scene.kind === kind && mediaOf(scene).length === 0);
    return found ? [{ ...found, seconds: SECONDS }] : [];
  });
  return { ...first, locale, scenes, claims: [] };
}

function scriptsIn(locale: Locale): Script[] {
  const folder = projectPath("videos", "scripts");
  return readdirSync(folder)
    .map((episode) => join(folder, episode, `${locale}.yaml`))
    .filter((file) => existsSync(file))
    .map((file) => readScript(file).script);
}
