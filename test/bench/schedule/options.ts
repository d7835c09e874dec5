import { z } from "zod";

export const PARTS = ["flood", "statement", "calendar", "year"] as const;
export const ENGINES = ["embedded", "fleet"] as const;
export type EngineName = (typeof ENGINES)[number];

const listOf = <Name extends string>(names: readonly Name[]) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(names, { error: `must be some of ${names.join(", ")}` })).min(1));

const numbers = z
  .string()
  .transform((text) => text.split(",").map(Number))
  .pipe(z.array(z.int("must be whole numbers, as in 100000,1000000").min(1000).max(5_000_000)).min(1));

/** What `sunny bench schedule` is told. */
export const optionsSchema = z.strictObject({
  parts: listOf(PARTS).optional(),
  engines: listOf(ENGINES).optional(),
  releases: z.coerce.number().int().min(10).max(100_000).default(10_000),
  slots: numbers.default([100_000, 1_000_000]),
  json: z.string().optional(),
  short: z.boolean().default(false),
});
export type Options = z.infer<typeof optionsSchema>;
