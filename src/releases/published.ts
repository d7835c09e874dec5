import { z } from "zod";

/** Where a person has seen what is out: on which channels, and at which address where there is one. */
export const publishedSchema = z
  .array(
    z.strictObject({
      channelId: z.uuid(),
      permalink: z
        .url({ protocol: /^https?$/ })
        .max(2000)
        .nullable(),
    }),
  )
  .min(1, "needs at least one channel");
