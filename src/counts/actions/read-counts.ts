import { z } from "zod";
import { type Call, demand, type Transaction } from "#access/index.ts";
import { startOfDay } from "#core/clock.ts";
import { parseInput } from "#core/parse-input.ts";
import { dateSchema } from "#core/text.ts";
import { findSums } from "../store.ts";
import { type Counts, sumUp } from "../sums.ts";

const readCountsSchema = z
  .strictObject({ from: dateSchema, until: dateSchema, campaignId: z.uuid().optional() })
  .refine(({ from, until }) => from <= until, { path: ["until"], error: "is before the first day" });
export type ReadCounts = z.input<typeof readCountsSchema>;

/** How often episodes were started and loaded to their end, from the first to the last day (UTC). Throws INVALID_INPUT. */
export async function readCounts({ ctx, input }: Call<ReadCounts>, reader: Transaction): Promise<Counts> {
  demand(ctx.actor, "counts:read");
  const { from, until, campaignId } = parseInput(readCountsSchema, input, "counts");
  return sumUp(await findSums(reader, { from: startOfDay(from), until: startOfDay(until), campaignId }));
}
