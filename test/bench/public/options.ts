import { z } from "zod";

/** What `sunny bench public` is told. */
export const optionsSchema = z.strictObject({
  connections: z.coerce.number().int().min(1).max(5000).default(500),
  rounds: z.coerce.number().int().min(1).max(99).default(3),
  seconds: z.coerce.number().int().min(1).max(600).default(8),
  nginx: z.string().default("nginx"),
  json: z.string().optional(),
});
export type Options = z.infer<typeof optionsSchema>;

/** What the bench says to the admin API of its own host. */
export const BENCH_PASS = "bench";
