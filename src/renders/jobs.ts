import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import { defineJob } from "#core/job.ts";

/** Turns a requested render into files. `attempt` is the one to be begun: an older job finds nothing to do. */
export const renderStoryboard = defineJob({
  name: "render-storyboard",
  queue: "renders",
  payload: z.strictObject({ renderId: z.uuid(), attempt: z.int().nonnegative() }),
  key: ({ renderId, attempt }) => `render-${renderId}-${attempt}`,
  attempts: 3,
  timeoutMs: 10 * MINUTE,
});
