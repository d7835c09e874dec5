import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Config, readConfig } from "#config/env.ts";
import { RenderFailedError } from "#core/errors.ts";
import { describeFaults, findQualityFaults, renderWhole } from "#renders/index.ts";
import { openDrawing } from "../../../src/cli/drawing.ts";
import type { Maker, OursRequest } from "./messages.ts";
import { profile } from "./profile.ts";
import { addUp, type Video } from "./way.ts";

/** Our engine as the program runs it, on pieces in `store`: picture, sound, joining, and the checks of the finished file. */
export function openOurs(folder: string, store: string): Maker<OursRequest> {
  const config: Config = { ...readConfig(), dataDir: join(folder, "engine") };
  const { renderer } = openDrawing(config, store);

  const renderOne = async ({ name, storyboard, paths }: Video, request: OursRequest, signal: AbortSignal) => {
    const { quality } = request;
    const work = join(request.folder, `${name}-work`);
    const file = join(request.folder, `${name}.mp4`);
    await mkdir(work, { recursive: true });
    const { profiled, stages } = profile(renderer);
    const startedAt = performance.now();
    const made = await renderWhole(profiled, {
      ...{ storyboard, quality, paths, folder: work, signal },
      onProgress: () => {},
    });
    const faults = findQualityFaults({ ...made, storyboard, quality });
    if (faults.length > 0) throw new RenderFailedError("quality", describeFaults(faults));
    await rename(made.video, file);
    const wholeMs = performance.now() - startedAt;
    await rm(work, { recursive: true, force: true });
    const counts = {
      captured: made.framesCaptured,
      reused: made.framesReused,
      segments: made.segments,
      encoded: made.segmentsMade,
    };
    return { file, counts, stages: { ...stages(), wholeMs } };
  };

  return {
    make: async (request, signal) => {
      const made = [];
      for (const video of request.videos) made.push(await renderOne(video, request, signal));
      return {
        files: made.map(({ file }) => file),
        counts: addUp(made.map(({ counts }) => counts)),
        stages: addUp(made.map(({ stages }) => stages)) ?? {},
      };
    },
    close: () => renderer.close(),
  };
}
