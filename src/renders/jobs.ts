import { z } from "zod";
import { MINUTE, SECOND } from "#core/clock.ts";
import { defineJob, LAST_PRIORITY } from "#core/job.ts";

const attempt = z.int().nonnegative();
const WALL_MS = 10 * MINUTE;

/** Plans a requested render and asks for its parts. `attempt` is the one to be begun: an older job finds nothing to do. */
export const renderStoryboard = defineJob({
  name: "render-storyboard",
  queue: "renders",
  payload: z.strictObject({
    renderId: z.uuid(),
    attempt,
    priority: z.int().min(1).max(LAST_PRIORITY).default(LAST_PRIORITY),
  }),
  key: ({ renderId, attempt }) => `render-${renderId}-${attempt}`,
  priority: ({ priority }) => priority,
  attempts: 3,
  timeoutMs: WALL_MS,
});

/** Draws one segment of the attempt that runs. */
export const drawSegment = defineJob({
  name: "draw-segment",
  queue: "renders",
  payload: z.strictObject({ renderId: z.uuid(), attempt, position: z.int().nonnegative() }),
  key: ({ renderId, attempt, position }) => `segment-${renderId}-${attempt}-${position}`,
  attempts: 3,
  backoffMs: SECOND / 2,
  timeoutMs: WALL_MS,
});

/** Mixes the sound of the attempt that runs. */
export const mixSound = defineJob({
  name: "mix-sound",
  queue: "renders",
  payload: z.strictObject({ renderId: z.uuid(), attempt }),
  key: ({ renderId, attempt }) => `sound-${renderId}-${attempt}`,
  attempts: 3,
  backoffMs: SECOND / 2,
  timeoutMs: WALL_MS,
});

/** Joins and checks what the others made; as long as it is in the queue, so is the render. */
export const finishRender = defineJob({
  name: "finish-render",
  queue: "renders",
  payload: z.strictObject({ renderId: z.uuid(), attempt }),
  key: ({ renderId, attempt }) => `finish-${renderId}-${attempt}`,
  attempts: 1,
  timeoutMs: WALL_MS,
});
