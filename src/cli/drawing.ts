import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { type DrawingProcess, openRenderer } from "#infra/drawing/renderer.ts";
import { openDiskStore } from "#infra/files/disk-store.ts";
import { openPieceStore } from "#infra/files/piece-store.ts";
import { openNarrator } from "#infra/voice/narrator.ts";
import type { FileStore, PieceStore } from "#renders/index.ts";
import type { FitCheck } from "#scripts/index.ts";
import { checkFit, type Narrator, narrateScript } from "#storyboards/index.ts";

/** What draws, speaks and measures; the browser is started when something is first drawn. */
export type Drawing = {
  renderer: DrawingProcess;
  narrator: Narrator;
  files: FileStore;
  pieces: PieceStore;
  checkFit: FitCheck;
};

/** Opens what is needed to draw, on the files of a data folder; what was made before is taken from `piecesFrom`. */
export function openDrawing(config: Config, piecesFrom = config.dataDir): Drawing {
  const workDir = join(config.dataDir, "work");
  mkdirSync(workDir, { recursive: true });
  const piecesDir = join(piecesFrom, "pieces");
  const renderer = openRenderer({ ...config, workDir, piecesDir });
  const files = openDiskStore(config.dataDir);
  const narrator = openNarrator({ keep: files.adopt, workDir });
  return {
    renderer,
    narrator,
    files,
    pieces: openPieceStore({ folder: piecesDir }),
    checkFit: async ({ script, assets, signal }) => {
      const takes = await narrateScript(script, { assets, narrator, pathOf: files.pathOf, signal });
      return checkFit({ script, takes, assets, meter: renderer, signal });
    },
  };
}
