import type { Renderer } from "#renders/index.ts";

/** A renderer that is watched from outside: what it was asked for, and how long each of it took. */
export function profile(renderer: Renderer) {
  const spans: Record<keyof Renderer, { from: number; to: number }[]> = {
    plan: [],
    drawSegment: [],
    mixSound: [],
    finish: [],
  };
  const timed = async <Value>(stage: keyof Renderer, work: Promise<Value>): Promise<Value> => {
    const from = performance.now();
    try {
      return await work;
    } finally {
      spans[stage].push({ from, to: performance.now() });
    }
  };
  const profiled: Renderer = {
    plan: (request) => timed("plan", renderer.plan(request)),
    drawSegment: (request) => timed("drawSegment", renderer.drawSegment(request)),
    mixSound: (request) => timed("mixSound", renderer.mixSound(request)),
    finish: (request) => timed("finish", renderer.finish(request)),
  };
  const lasting = (stage: keyof Renderer) => {
    const from = Math.min(...spans[stage].map((span) => span.from));
    const to = Math.max(...spans[stage].map((span) => span.to));
    return spans[stage].length === 0 ? 0 : to - from;
  };
  return {
    profiled,
    /** From the first beginning of a stage to its last end: segments are drawn beside each other, and beside the sound. */
    stages: () => ({
      planMs: lasting("plan"),
      drawingMs: lasting("drawSegment"),
      soundMs: lasting("mixSound"),
      finishMs: lasting("finish"),
    }),
  };
}
