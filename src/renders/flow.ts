import { type JobFlow, queuedJob } from "#core/job.ts";
import { drawSegment, finishRender, mixSound } from "./jobs.ts";
import type { RenderPlan } from "./ports.ts";

/** The jobs that make a planned video: a segment each, the sound, and the one that waits for them. */
export function flowOf(
  { renderId, attempt, priority }: { renderId: string; attempt: number; priority: number },
  { segments, isSoundKept }: RenderPlan,
): JobFlow {
  const of = { renderId, attempt };
  const drawings = [...segments.entries()]
    .filter(([, { isKept }]) => !isKept)
    // The largest first: near the end, small ones fill what is left of the time.
    .sort(([, one], [, other]) => other.captures - one.captures)
    .map(([position]) => ({ ...queuedJob(drawSegment, { ...of, position }), priority }));
  const mixing = isSoundKept ? [] : [{ ...queuedJob(mixSound, of), priority }];
  return { first: [...drawings, ...mixing], last: { ...queuedJob(finishRender, of), priority } };
}
