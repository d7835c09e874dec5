import { Worker } from "node:worker_threads";
import { projectPath } from "#config/project.ts";
import { MINUTE } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Storyboard } from "#storyboards/index.ts";

// Two threads halve the wait; more would take cores from the browser.
const THREADS = 2;
// A video of three minutes takes some five seconds.
const PATIENCE_MS = MINUTE;

/** The identity of every frame: frames with equal ones are the same picture. Throws RENDER_FAILED (poison). */
export async function identifyFrames(storyboard: Storyboard): Promise<string[]> {
  const { durationFrames } = storyboard;
  const share = Math.ceil(durationFrames / THREADS);
  const parts = Array.from({ length: THREADS }, (_, index) => {
    const from = Math.min(index * share, durationFrames);
    return identifyPart({ storyboard, from, to: Math.min(from + share, durationFrames) });
  });
  return (await Promise.all(parts)).flat();
}

type Part = { storyboard: Storyboard; from: number; to: number };

function identifyPart(part: Part): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(projectPath("dist", "identities.mjs"), { workerData: part });
    const late = setTimeout(() => {
      reject(new RenderFailedError("poison", "The frames of the video could not be told apart in time."));
      void thread.terminate();
    }, PATIENCE_MS);
    thread.once("message", resolve);
    thread.once("error", (cause) =>
      reject(new RenderFailedError("poison", `A frame cannot be drawn: ${cause.message}`, { cause })),
    );
    thread.once("exit", () => {
      clearTimeout(late);
      reject(new RenderFailedError("interrupted", "The thread that tells frames apart ended early."));
    });
  });
}
