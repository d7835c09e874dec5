import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import { defineJob } from "#core/job.ts";

/**
 * Brings one delivery a step on: sends it, asks what became of it, or takes it down. `attempt` is the one to be begun:
 * an older job finds nothing to do. How often a channel is tried is the channel's to say.
 */
export const deliverRelease = defineJob({
  name: "deliver-release",
  queue: "releases",
  payload: z.strictObject({ deliveryId: z.uuid(), attempt: z.int().nonnegative() }),
  key: ({ deliveryId, attempt }) => `delivery-${deliveryId}-${attempt}`,
  attempts: 5,
  timeoutMs: 10 * MINUTE,
});
