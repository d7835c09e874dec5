import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import {
  boxFindings,
  compileStoryboard,
  type FitFinding,
  formatSchema,
  narrateScript,
  paceFindings,
  type Storyboard,
} from "#storyboards/index.ts";
import { openDrawing } from "../drawing.ts";
import type { ReadAssets } from "../read-assets.ts";
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
  const found = new Map(files.map((file) => [file, distinct(storyboardsOf(file).flatMap(paceFindings))]));
  return { findingsOf: (file) => found.get(file) ?? [], storyboards: files.length * FORMATS, scenes: 0, lines: 0 };
}

/** Speaks, times and draws each script in each format, and measures every line. Throws RENDER_FAILED. */
export async function findFit(files: readonly (ReadFile & ReadAssets)[], config: Config): Promise<Fit> {
  const folder = mkdtempSync(join(tmpdir(), "sunny-"));
  const { renderer, narrator, files: store } = openDrawing({ ...config, dataDir: folder });
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = () => stopping.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    const boards = new Map<ReadFile, Storyboard[]>();
    for (const file of files) {
      const { assets, paths } = file;
      const pathOf = (sha256: string) => paths[sha256] ?? store.pathOf(sha256);
      const takes = await narrateScript(file.script, { assets, narrator, pathOf, signal });
      boards.set(file, storyboardsOf(file, { takes, assets }));
    }
    const all = [...boards.values()].flat();
    const measured = await renderer.measure(all, signal);
    const findingsIn = (board: Storyboard) => [
      ...paceFindings(board),
      ...boxFindings(board, measured[all.indexOf(board)] ?? []),
    ];
    const scenes = measured.flat();
    return {
      findingsOf: (file) => distinct((boards.get(file) ?? []).flatMap(findingsIn)),
      storyboards: all.length,
      scenes: scenes.length,
      lines: scenes.reduce((sum, { lines }) => sum + lines.length, 0),
    };
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    await renderer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const FORMATS = formatSchema.options.length;

function storyboardsOf(
  { script }: ReadFile,
  spoken: Pick<Parameters<typeof compileStoryboard>[0], "takes" | "assets"> = {},
): Storyboard[] {
  return formatSchema.options.map((format) => compileStoryboard({ script, format, theme: "sunny", ...spoken }));
}

function distinct(findings: readonly FitFinding[]): FitFinding[] {
  const seen = new Map(findings.map((finding) => [`${finding.rule} ${finding.path} ${finding.says}`, finding]));
  return [...seen.values()];
}
