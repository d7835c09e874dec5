import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { InvalidInputError, RenderFailedError } from "#core/errors.ts";
import { localeSchema } from "#core/text.ts";
import { openRenderer } from "#infra/remotion/renderer.ts";
import { findQualityFaults, type Quality } from "#renders/index.ts";
import { parseScript, type Script } from "#scripts/index.ts";
import { compileStoryboard, type Format } from "#storyboards/index.ts";
import { UsageError } from "../exit.ts";
import { assertPlace, place } from "../place-video.ts";
import { showProgress } from "../progress.ts";
import { readText } from "../read-text.ts";

export type RenderOptions = { locale?: string; format: Format; out: string; quality: Quality; json?: boolean };

/** Renders one script file to one video file, without a database. Throws INVALID_INPUT, RENDER_FAILED. */
export async function renderFile(path: string, options: RenderOptions, config: Config): Promise<void> {
  const startedAt = performance.now();
  const { locale } = options;
  if (locale !== undefined && !localeSchema.safeParse(locale).success) {
    throw new UsageError(`--locale ${locale}: must be a language tag such as en, ar or pt-BR.`);
  }
  const script = readScript(path, locale);
  const storyboard = compileStoryboard({ script, format: options.format, theme: "sunny" });
  const out = resolve(options.out);
  await assertPlace(out);

  const folder = mkdtempSync(join(tmpdir(), "sunny-"));
  const renderer = openRenderer({ ...config, workDir: folder });
  const progress = options.json ? null : showProgress(process.stderr);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    const made = await renderer.render({
      storyboard,
      quality: options.quality,
      folder,
      signal: stopping.signal,
      onProgress: (step) => progress?.update(step),
    });
    const faults = findQualityFaults(made.facts, storyboard, options.quality);
    if (faults.length > 0) throw new RenderFailedError("quality", `${faults.join(". ")}.`);
    await place(made.video, out);
    progress?.stop();
    const result = {
      file: out,
      width: made.facts.video?.width,
      height: made.facts.video?.height,
      fps: storyboard.fps,
      durationFrames: storyboard.durationFrames,
      framesCaptured: made.framesCaptured,
      framesReused: made.framesReused,
      bytes: made.facts.container.bytes,
      wallMs: Math.round(performance.now() - startedAt),
    };
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${describe(result)}\n`);
  } finally {
    progress?.stop();
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await renderer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The script in the wanted language: the file itself, or its neighbour of that name. */
function readScript(path: string, locale: string | undefined): Script {
  const script = parseScript({ text: readText(path), source: path });
  if (locale === undefined || script.locale === locale) return script;
  const neighbour = join(dirname(path), `${locale}.yaml`);
  if (!existsSync(neighbour)) {
    throw new InvalidInputError(path, [
      {
        path: "locale",
        message: `is ${script.locale}, and there is no ${basename(neighbour)} beside it for ${locale}`,
      },
    ]);
  }
  return parseScript({ text: readText(neighbour), source: neighbour, expected: { locale } });
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
