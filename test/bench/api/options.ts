import { z } from "zod";

/** What `sunny bench api` is told. */
export const optionsSchema = z.strictObject({
  seconds: z.coerce.number().int().min(1).max(120).default(8),
  rounds: z.coerce.number().int().min(1).max(20).default(3),
  connections: z.coerce.number().int().min(1).max(500).default(50),
  slots: z.coerce.number().int().min(100).max(1_000_000).default(100_000),
  render: z.boolean().default(true),
  json: z.string().optional(),
});
export type Options = z.infer<typeof optionsSchema>;
