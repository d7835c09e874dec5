import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError } from "#core/errors.ts";
import type { ReportSealer } from "../ports.ts";
import { type ReportWords, reportSchema } from "../report.ts";
import { findReport, type ReportRow } from "../store.ts";

export type ReadReport = Omit<ReportRow, "sealed" | "sealedAnswer"> & {
  /** Null once they were forgotten. */
  words: ReportWords | null;
  answer: string | null;
};

/** Opens a report for somebody of the team; that it was read is recorded. Throws NOT_FOUND, CONFIGURATION when its key is gone. */
export async function readReport(
  { ctx, input: { reference } }: Call<{ reference: string }>,
  sealer: ReportSealer,
): Promise<ReadReport> {
  demand(ctx.actor, "report:read");
  return ctx.transaction(async (tx) => {
    const report = await findReport(tx, reference);
    if (!report) throw new NotFoundError("The report");
    const { sealed, sealedAnswer, ...row } = report;
    const reportId = row.id;
    await recordAudit(tx, ctx, { action: "report.read", entityType: "Report", entityId: reportId });
    return {
      ...row,
      words: sealed === null ? null : reportSchema.parse(JSON.parse(sealer.open({ reportId, name: "report" }, sealed))),
      answer: sealedAnswer === null ? null : sealer.open({ reportId, name: "answer" }, sealedAnswer),
    };
  });
}
