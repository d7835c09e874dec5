import { Worker } from "node:worker_threads";
import { projectPath } from "#config/project.ts";
import { MINUTE } from "#core/clock.ts";
import { RenderFailedError } from "#core/errors.ts";
import type { Storyboard } from "#storyboards/index.ts";

// Two threads halve the wait; more would take cores from the browser.
const THREADS = 2;
// A video of three minutes takes some five seconds.
const PATIENCE_MS = MINUTE;

// To load what draws takes a thread as long as half a minute of video, so they stay for the next one.
const resting: Worker[] = [];

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
    const thread = resting.pop() ?? new Worker(projectPath("dist", "identities.mjs"));
    const end = (error: RenderFailedError) => {
      clearTimeout(late);
      reject(error);
      void thread.terminate();
    };
    const late = setTimeout(() => {
      end(new RenderFailedError("poison", "The frames of the video could not be told apart in time."));
    }, PATIENCE_MS);
    // It keeps this process only while it is at work.
    thread.ref();
    thread.removeAllListeners();
    thread.once("message", (identities: string[]) => {
      clearTimeout(late);
      thread.removeAllListeners();
      thread.on("error", () => forget(thread)).on("exit", () => forget(thread));
      thread.unref();
      if (resting.length < THREADS) resting.push(thread);
      else void thread.terminate();
      resolve(identities);
    });
    thread.once("error", (cause) =>
      end(new RenderFailedError("poison", `A frame cannot be drawn: ${cause.message}`, { cause })),
    );
    thread.once("exit", () =>
      end(new RenderFailedError("interrupted", "The thread that tells frames apart ended early.")),
    );
    thread.postMessage(part);
  });
}

function forget(thread: Worker): void {
  const at = resting.indexOf(thread);
  if (at !== -1) resting.splice(at, 1);
}
