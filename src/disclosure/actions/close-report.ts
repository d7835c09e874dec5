import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { lockReport, updateReport } from "../store.ts";

const closeReportSchema = z.strictObject({
  reference: z.string(),
  /** How it ended. Only this enters the record, so that no words of a report can. */
  outcome: z.enum(["mended", "not_a_weakness", "duplicate", "spam"]),
});
export type CloseReport = z.input<typeof closeReportSchema>;

/** Ends the work on a report; its words are forgotten some time later. Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE. */
export async function closeReport({ ctx, input }: Call<CloseReport>): Promise<void> {
  demand(ctx.actor, "report:answer");
  const { reference, outcome } = parseInput(closeReportSchema, input, "report");
  return ctx.transaction(async (tx) => {
    const report = await lockReport(tx, reference);
    if (!report) throw new NotFoundError("The report");
    if (report.state === "closed") throw new WrongStateError("The report is closed already.");
    await updateReport(tx, report.id, { state: "closed", closedAt: ctx.now() });
    const facts = { action: "report.close", entityType: "Report", entityId: report.id } as const;
    await recordAudit(tx, ctx, { ...facts, before: { state: report.state }, after: { state: "closed", outcome } });
  });
}
