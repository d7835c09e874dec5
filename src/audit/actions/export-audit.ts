import { type Call, demand, type Transaction } from "#access/index.ts";
import { type ExportFormat, writeEntries } from "../export.ts";
import { entriesAfter } from "../store.ts";

export type ExportAudit = { format: ExportFormat; from?: Date | undefined; until?: Date | undefined };

/** The record as text, the oldest entry first, read as it is written out. */
export function exportAudit({ ctx, input }: Call<ExportAudit>, reader: Transaction): AsyncGenerator<string> {
  demand(ctx.actor, "audit:read");
  return writeEntries(entriesAfter(reader, 0n, input), input.format);
}
