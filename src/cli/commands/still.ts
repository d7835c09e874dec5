import { extname, join, resolve } from "node:path";
import type { Config } from "#config/env.ts";
import { type Quality, SCALE } from "#renders/index.ts";
import type { Storyboard } from "#storyboards/index.ts";
import { compileFile, readFile, type Shape } from "../compile-file.ts";
import { UsageError } from "../exit.ts";
import { assertPlace, place } from "../place-file.ts";
import { sceneOf } from "../scene-of.ts";
import { withDrawing } from "../with-drawing.ts";

export type StillOptions = Omit<Shape, "voice"> & {
  scene?: string;
  at?: string;
  quality: Quality;
  out: string;
  json?: boolean;
};

/** Draws one frame of a script file as a JPEG. Throws INVALID_INPUT, RENDER_FAILED. */
export async function still(path: string, options: StillOptions, config: Config): Promise<void> {
  const out = resolve(options.out);
  if (!/^\.jpe?g$/i.test(extname(out))) throw new UsageError(`--out ${options.out}: must end in .jpg.`);
  const at = secondsIn(options.at);
  const read = await readFile(path, options.locale);
  const scene = sceneOf(read, options.scene);
  await assertPlace(out);
  const made = await withDrawing(config, async ({ renderer, folder, signal, ...drawing }) => {
    // The voice decides how long a scene is.
    const { storyboard, paths } = await compileFile(read, { ...options, voice: true }, { ...drawing, signal });
    const frame = frameOf(storyboard, { at, scene });
    const scale = SCALE[options.quality];
    await renderer.stills({ storyboard, paths, frames: [frame], scale, folder }, signal);
    await place(join(folder, `${frame}.jpg`), out);
    return { file: out, frame, seconds: frame / storyboard.fps };
  });
  const line = `${made.file}: frame ${made.frame}, at ${made.seconds.toFixed(2)} s`;
  process.stdout.write(options.json ? `${JSON.stringify(made)}\n` : `${line}\n`);
}

function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,4}(\.\d{1,3})?$/.test(text)) return Number(text);
  throw new UsageError(`--at ${text}: must be seconds from the beginning, as in 3.5.`);
}

function frameOf(
  { scenes, durationFrames, fps }: Storyboard,
  { at, scene: id }: { at: number | undefined; scene: string | undefined },
): number {
  const scene = scenes.find((timed) => timed.scene.id === id);
  if (scene) return scene.startFrame + scene.durationFrames - 1;
  const frame = at === undefined ? Math.floor((scenes[0]?.durationFrames ?? 0) / 2) : Math.round(at * fps);
  if (frame < durationFrames) return frame;
  throw new UsageError(`--at ${at}: the video ends at ${(durationFrames / fps).toFixed(2)} s.`);
}
