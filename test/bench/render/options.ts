import { z } from "zod";
import { WAYS } from "./way.ts";
import { WORKLOADS } from "./workloads.ts";

const listOf = <Name extends string>(names: readonly Name[]) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(names, { error: `must be some of ${names.join(", ")}` })).min(1));

/** What `sunny bench render` is told. */
export const optionsSchema = z.strictObject({
  workloads: listOf(WORKLOADS.map(({ name }) => name)).optional(),
  ways: listOf(WAYS).optional(),
  rounds: z.coerce.number().int().min(1).max(99).default(3),
  json: z.string().optional(),
  short: z.boolean().default(false),
});
export type Options = z.infer<typeof optionsSchema>;
