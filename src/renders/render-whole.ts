import { RenderFailedError } from "#core/errors.ts";
import type { Renderer, RenderOutput, RenderProgress, RenderRequest } from "./ports.ts";

/** What came out, and what it took. */
export type RenderedWhole = RenderOutput & {
  framesCaptured: number;
  framesReused: number;
  segments: number;
  segmentsMade: number;
  holdsBroken: number;
};

// One is captured while those before it are encoded: a transition is captured sooner than a scene is encoded.
const AT_ONCE = 3;
// How often a part is tried when something beside it failed: a browser may die once, or twice.
const TRIES = 3;

/** Renders a video in one go, without a queue. Throws RENDER_FAILED; leaves nothing behind outside `folder`. */
export async function renderWhole(
  renderer: Renderer,
  {
    onProgress,
    ...request
  }: RenderRequest & { folder: string; signal: AbortSignal; onProgress: (progress: RenderProgress) => void },
): Promise<RenderedWhole> {
  onProgress({ stage: "starting", done: 0, total: 1 });
  // What fails first stops the others; they are waited for, so that nothing goes on behind our back.
  const stopping = new AbortController();
  const signal = AbortSignal.any([request.signal, stopping.signal]);
  const work = { framesCaptured: 0, holdsBroken: 0 };
  const draw = async () => {
    const { segments } = await renderer.plan({ ...request, signal });
    const missing = [...segments.entries()].filter(([, { isKept }]) => !isKept);
    const total = missing.reduce((sum, [, { captures }]) => sum + captures, 0);
    const drawn = new Map<number, number>();
    const report = () => {
      onProgress({ stage: "drawing", done: [...drawn.values()].reduce((sum, done) => sum + done, 0), total });
    };
    report();
    // The largest first: near the end, small ones fill what is left of the time.
    const queue = missing.toSorted(([, one], [, other]) => other.captures - one.captures);
    const drawNext = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [position] = next;
        const onFrame = (done: number) => {
          drawn.set(position, done);
          report();
        };
        const made = await tried(() => renderer.drawSegment({ ...request, position, signal, onFrame }), signal);
        work.framesCaptured += made.framesCaptured;
        work.holdsBroken += made.holdsBroken;
      }
    };
    await allOrNone(stopping, Array.from({ length: AT_ONCE }, drawNext));
    return { segments, segmentsMade: missing.length };
  };
  // Sound needs no plan, and planning leaves a processor free.
  const drawing = draw();
  await allOrNone(stopping, [drawing, tried(() => renderer.mixSound({ ...request, signal }), signal)]);
  const { segments, segmentsMade } = await drawing;

  onProgress({ stage: "checking", done: 0, total: 1 });
  const output = await renderer.finish(request);
  const frames = segments.reduce((sum, segment) => sum + segment.frames, 0);
  const framesReused = frames - work.framesCaptured;
  return { ...output, ...work, framesReused, segments: segments.length, segmentsMade };
}

async function allOrNone(stopping: AbortController, works: Promise<unknown>[]): Promise<void> {
  await Promise.all(works).catch(async (error) => {
    stopping.abort();
    await Promise.allSettled(works);
    throw error;
  });
}

async function tried<Result>(attempt: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      const mayHelp = error instanceof RenderFailedError && error.canRetry && !signal.aborted;
      if (!mayHelp || left === 0) throw error;
    }
  }
}
