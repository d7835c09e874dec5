import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import { defineJob } from "#core/job.ts";

/** Brings a release to one channel. `attempt` is the one to be begun: an older job finds nothing to do. */
export const deliverRelease = defineJob({
  name: "deliver-release",
  queue: "releases",
  payload: z.strictObject({ deliveryId: z.uuid(), attempt: z.int().nonnegative() }),
  key: ({ deliveryId, attempt }) => `delivery-${deliveryId}-${attempt}`,
  attempts: 5,
  timeoutMs: MINUTE,
});
