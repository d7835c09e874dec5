import { existsSync, writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { RenderFailedError } from "#core/errors.ts";
import { describeFaults, findQualityFaults, type Quality, type RenderProgress, renderWhole } from "#renders/index.ts";
import { type Storyboard, transcriptOf } from "#storyboards/index.ts";
import { srtOf, webVttOf } from "#storyboards/subtitles.ts";
import { compileFile, readFile, type Shape } from "../compile-file.ts";
import { UsageError } from "../exit.ts";
import { assertPlace, place } from "../place-file.ts";
import { showProgress } from "../progress.ts";
import { sceneOf } from "../scene-of.ts";
import { withDrawing } from "../with-drawing.ts";

export type RenderOptions = Shape & {
  /** Only this scene, to look at. */
  scene?: string;
  out: string;
  sidecars?: boolean;
  quality: Quality;
  json?: boolean;
};

/** Renders one script file to one video file, without a database. Throws INVALID_INPUT, RENDER_FAILED. */
export async function renderFile(path: string, options: RenderOptions, config: Config): Promise<void> {
  const startedAt = performance.now();
  const read = await readFile(path, options.locale);
  const out = resolve(options.out);
  await assertPlace(out);
  const { quality } = options;
  const scene = sceneOf(read, options.scene);
  if (scene !== undefined && options.sidecars) throw new UsageError("--sidecars: only the whole video has them.");

  const progress = options.json ? null : showProgress(process.stderr);
  try {
    const { made, storyboard } = await withDrawing(
      config,
      async ({ renderer, folder, signal, ...drawing }) => {
        const { storyboard, paths } = await compileFile(read, options, { ...drawing, signal });
        const onProgress = (step: RenderProgress) => progress?.update(step);
        const made = await renderWhole(renderer, { storyboard, quality, scene, folder, paths, signal, onProgress });
        // What must hold of a video, such as its length and loudness, need not hold of one scene of it.
        const faults = scene === undefined ? findQualityFaults({ ...made, storyboard, quality }) : [];
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
      durationFrames: made.framesCaptured + made.framesReused,
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
