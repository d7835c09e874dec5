import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#config/env.ts";
import { openDiskStore } from "#infra/files/disk-store.ts";
import { type DrawingProcess, openRenderer } from "#infra/remotion/renderer.ts";
import { openNarrator } from "#infra/voice/narrator.ts";
import type { FileStore } from "#renders/index.ts";
import type { FitCheck } from "#scripts/index.ts";
import { checkFit, type Narrator, narrateScript } from "#storyboards/index.ts";

/** What draws, speaks and measures; the browser is started when something is first drawn. */
export type Drawing = {
  renderer: DrawingProcess;
  narrator: Narrator;
  files: FileStore;
  checkFit: FitCheck;
};

/** Opens what is needed to draw, on the files of a data folder; scenes that were drawn before are taken from `segmentsFrom`. */
export function openDrawing(config: Config, segmentsFrom = config.dataDir): Drawing {
  const workDir = join(config.dataDir, "work");
  mkdirSync(workDir, { recursive: true });
  const renderer = openRenderer({ ...config, workDir, segmentsDir: join(segmentsFrom, "segments") });
  const files = openDiskStore(config.dataDir);
  const narrator = openNarrator({ keep: files.adopt, workDir });
  return {
    renderer,
    narrator,
    files,
    checkFit: async ({ script, assets, signal }) => {
      const takes = await narrateScript(script, { assets, narrator, pathOf: files.pathOf, signal });
      return checkFit({ script, takes, assets, meter: renderer, signal });
    },
  };
}
