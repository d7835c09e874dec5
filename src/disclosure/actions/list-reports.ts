import { type Call, demand, type Transaction } from "#access/index.ts";
import { findReports, type ReportState } from "../store.ts";

/** Reports by state, newest first, without their words. */
export async function listReports(
  { ctx, input }: Call<{ states: readonly ReportState[] }>,
  reader: Transaction,
): Promise<Awaited<ReturnType<typeof findReports>>> {
  demand(ctx.actor, "report:read");
  return findReports(reader, input.states);
}
