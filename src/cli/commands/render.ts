import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { access, constants, copyFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { InvalidInputError, RenderFailedError } from "#core/errors.ts";
import { openRenderer } from "#infra/remotion/renderer.ts";
import { findQualityFaults, type Quality } from "#renders/index.ts";
import { parseScript, type Script } from "#scripts/index.ts";
import { compileStoryboard, type Format } from "#storyboards/index.ts";
import { showProgress } from "../progress.ts";
import { readText } from "../read-text.ts";

export type RenderOptions = { locale?: string; format: Format; out: string; quality: Quality; json?: boolean };

/** Renders one script file to one video file, without a database. Throws INVALID_INPUT, RENDER_FAILED. */
export async function renderFile(path: string, options: RenderOptions, config: Config): Promise<void> {
  const startedAt = performance.now();
  const script = readScript(path, options.locale);
  const storyboard = compileStoryboard({ script, format: options.format, theme: "sunny" });
  const out = resolve(options.out);
  await assertWritable(out);

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

/** Found out before the work, not after it. */
async function assertWritable(file: string): Promise<void> {
  const folder = dirname(file);
  const refuse = (reason: string, cause?: unknown) => {
    throw new RenderFailedError("output", `${reason} Choose another place with --out.`, { cause });
  };
  const present = await stat(file).catch(() => null);
  // Putting a video in the place of a device such as /dev/null would break the machine.
  if (present !== null && !present.isFile()) refuse(`${file} is ${present.isDirectory() ? "a folder" : "not a file"}.`);
  if (!existsSync(folder)) refuse(`The folder ${folder} does not exist.`);
  await access(folder, constants.W_OK).catch((cause) => refuse(`The folder ${folder} cannot be written.`, cause));
}

// Beside its target first, then renamed: a file of that name is always whole.
async function place(from: string, to: string): Promise<void> {
  const beside = join(dirname(to), `.${basename(to)}.part`);
  try {
    await copyFile(from, beside);
    await rename(beside, to);
  } catch (cause) {
    await rm(beside, { force: true });
    throw new RenderFailedError("output", `The video could not be written to ${to}: ${(cause as Error).message}`, {
      cause,
    });
  }
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
