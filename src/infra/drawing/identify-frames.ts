import { Worker } from "node:worker_threads";
import { projectPath } from "#config/project.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Storyboard } from "#storyboards/index.ts";

// Two threads halve the wait; more would take cores from the browser, which is being warmed up meanwhile.
const THREADS = 2;

/** The identity of every frame: frames with equal ones are the same picture. Throws RENDER_FAILED (poison). */
export async function identifyFrames(storyboard: Storyboard, signal: AbortSignal): Promise<string[]> {
  const { durationFrames } = storyboard;
  const share = Math.ceil(durationFrames / THREADS);
  const parts = Array.from({ length: THREADS }, (_, index) => {
    const from = index * share;
    return identifyPart({ storyboard, from, to: Math.min(from + share, durationFrames) }, signal);
  });
  return (await Promise.all(parts)).flat();
}

type Part = { storyboard: Storyboard; from: number; to: number };

function identifyPart(part: Part, signal: AbortSignal): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const stopped = () => new RenderFailedError("interrupted", "The render was stopped.");
    if (signal.aborted) return reject(stopped());
    const thread = new Worker(projectPath("dist", "identities.mjs"), { workerData: part });
    const stop = () => {
      reject(stopped());
      void thread.terminate();
    };
    signal.addEventListener("abort", stop, { once: true });
    thread.once("message", resolve);
    thread.once("error", (cause) =>
      reject(new RenderFailedError("poison", `A frame cannot be drawn: ${cause.message}`, { cause })),
    );
    thread.once("exit", () => {
      signal.removeEventListener("abort", stop);
      reject(new RenderFailedError("interrupted", "The thread that tells frames apart ended early."));
    });
  });
}
