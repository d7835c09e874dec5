import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { InvalidInputError, RenderFailedError } from "#core/errors.ts";
import { localeSchema } from "#core/text.ts";
import { describeFaults, findQualityFaults, type Quality, type RenderProgress } from "#renders/index.ts";
import type { Script } from "#scripts/index.ts";
import {
  compileStoryboard,
  type Format,
  type Motion,
  narrateScript,
  type Storyboard,
  type Theme,
  transcriptOf,
} from "#storyboards/index.ts";
import { srtOf, webVttOf } from "#storyboards/subtitles.ts";
import { UsageError } from "../exit.ts";
import { assertPlace, place } from "../place-video.ts";
import { showProgress } from "../progress.ts";
import { readAssets } from "../read-assets.ts";
import { readScript } from "../read-script.ts";
import { withDrawing } from "../with-drawing.ts";

export type RenderOptions = {
  locale?: string;
  format: Format;
  theme: Theme;
  motion: Motion;
  endCard: boolean;
  voice: boolean;
  out: string;
  sidecars?: boolean;
  quality: Quality;
  json?: boolean;
};

/** Renders one script file to one video file, without a database. Throws INVALID_INPUT, RENDER_FAILED. */
export async function renderFile(path: string, options: RenderOptions, config: Config): Promise<void> {
  const startedAt = performance.now();
  const { file, text, script } = findScript(path, options.locale);
  const out = resolve(options.out);
  await assertPlace(out);
  const { assets, paths } = await readAssets(file, { text, script });

  const progress = options.json ? null : showProgress(process.stderr);
  try {
    const { made, storyboard } = await withDrawing(
      config,
      async ({ renderer, narrator, files, folder, signal }) => {
        const pathOf = (sha256: string) => paths[sha256] ?? files.pathOf(sha256);
        const takes = options.voice ? await narrateScript(script, { assets, narrator, pathOf, signal }) : [];
        const { format, theme, motion, endCard: hasEndCard, quality } = options;
        const storyboard = compileStoryboard({ script, format, theme, motion, hasEndCard, takes, assets });
        for (const { sha256 } of takes) paths[sha256] = files.pathOf(sha256);
        const onProgress = (step: RenderProgress) => progress?.update(step);
        const made = await renderer.render({ storyboard, quality, folder, paths, signal, onProgress });
        const faults = findQualityFaults({ ...made, storyboard, quality });
        if (faults.length > 0) throw new RenderFailedError("quality", describeFaults(faults));
        await place(made.video, out);
        return { made, storyboard };
      },
      // Without a data folder nothing is left behind.
      existsSync(config.dataDir) ? config.dataDir : undefined,
    );
    if (options.sidecars) writeSidecars(out, storyboard);
    progress?.stop();
    const result = {
      file: out,
      width: made.facts.video?.width,
      height: made.facts.video?.height,
      fps: storyboard.fps,
      durationFrames: storyboard.durationFrames,
      framesCaptured: made.framesCaptured,
      framesReused: made.framesReused,
      segments: made.segments,
      segmentsMade: made.segmentsMade,
      voice: storyboard.voice[0]?.kind ?? "none",
      integratedLufs: made.facts.audio?.integratedLufs,
      truePeakDb: made.facts.audio?.truePeakDb,
      bytes: made.facts.container.bytes,
      wallMs: Math.round(performance.now() - startedAt),
    };
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${describe(result)}\n`);
  } finally {
    progress?.stop();
  }
}

/** Captions and transcript beside the video, for players and pages that show them themselves. */
function writeSidecars(video: string, storyboard: Storyboard): void {
  const beside = (ending: string) => `${video.slice(0, video.length - extname(video).length)}.${ending}`;
  writeFileSync(beside("vtt"), webVttOf(storyboard));
  writeFileSync(beside("srt"), srtOf(storyboard));
  writeFileSync(beside("txt"), `${transcriptOf(storyboard).join("\n\n")}\n`);
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

function describe(result: {
  file: string;
  durationFrames: number;
  fps: number;
  framesCaptured: number;
  wallMs: number;
}) {
  const seconds = (result.durationFrames / result.fps).toFixed(1);
  return `${result.file}: ${seconds} s of video, ${result.framesCaptured} of ${result.durationFrames} frames drawn, in ${(result.wallMs / 1000).toFixed(1)} s`;
}
