import type { Config } from "#config/env.ts";
import { type FitFinding, fitFindings, inFormats, narrateScript, type Storyboard } from "#storyboards/index.ts";
import type { ReadAssets } from "../read-assets.ts";
import { withDrawing } from "../with-drawing.ts";
import type { ReadFile } from "./lint-file.ts";

/** What was found in how scripts are read and set, and how much was looked at; no lines when nothing was drawn. */
export type Fit = {
  findingsOf: (file: ReadFile) => FitFinding[];
  storyboards: number;
  scenes: number;
  lines: number;
};

/** Times each script in each format, at the pace of reading, and draws nothing. */
export function findPace(files: readonly ReadFile[]): Fit {
  const boards = new Map(files.map((file) => [file, inFormats({ script: file.script })]));
  return {
    findingsOf: (file) => fitFindings(boards.get(file) ?? []),
    storyboards: [...boards.values()].flat().length,
    scenes: 0,
    lines: 0,
  };
}

/** Speaks, times and draws each script in each format, and measures every line. Throws RENDER_FAILED. */
export function findFit(files: readonly (ReadFile & ReadAssets)[], config: Config): Promise<Fit> {
  return withDrawing(config, async ({ renderer, narrator, files: store, signal }) => {
    const boards = new Map<ReadFile, Storyboard[]>();
    for (const file of files) {
      const { script, assets, paths } = file;
      const pathOf = (sha256: string) => paths[sha256] ?? store.pathOf(sha256);
      const takes = await narrateScript(script, { assets, narrator, pathOf, signal });
      boards.set(file, inFormats({ script, takes, assets }));
    }
    // All at once: what takes time is to open the page.
    const all = [...boards.values()].flat();
    const measured = await renderer.measure(all, signal);
    const measuredOf = new Map(all.map((board, index) => [board, measured[index] ?? []]));
    const scenes = measured.flat();
    return {
      findingsOf: (file) => fitFindings(boards.get(file) ?? [], (board) => measuredOf.get(board) ?? []),
      storyboards: all.length,
      scenes: scenes.length,
      lines: scenes.reduce((sum, { lines }) => sum + lines.length, 0),
    };
  });
}
