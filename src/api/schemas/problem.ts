import { z } from "zod";

/** RFC 9457: what is wrong, under a slug that stays the same. */
export const problemSchema = z
  .object({
    type: z.string().describe("`/problems/` and a slug that clients may switch over"),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string(),
    requestId: z.string().describe("Stands in the log and in the audit record"),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string(), reason: z.string().optional() }))
      .optional()
      .describe("One for each field, by JSON Pointer"),
  })
  .meta({ id: "Problem" });
