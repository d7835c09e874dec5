import { z } from "zod";
import { MINUTE } from "#core/clock.ts";
import { defineJob } from "#core/job.ts";

/** Tries once to send a mail. `attempt` is the one to be begun: an older job finds nothing to do. Its row says when it is tried again. */
export const sendMailJob = defineJob({
  name: "send-mail",
  queue: "mails",
  payload: z.strictObject({ mailId: z.uuid(), attempt: z.int().nonnegative() }),
  key: ({ mailId, attempt }) => `mail-${mailId}-${attempt}`,
  attempts: 1,
  timeoutMs: 2 * MINUTE,
});
