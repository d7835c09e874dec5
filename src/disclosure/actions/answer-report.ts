import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { ReportSealer } from "../ports.ts";
import { answerSchema } from "../report.ts";
import { lockReport, updateReport } from "../store.ts";

const answerReportSchema = z.strictObject({ reference: z.string(), answer: answerSchema });
export type AnswerReport = z.input<typeof answerReportSchema>;

/**
 * Puts an answer beside a report, for whoever has its reference; a later one takes the place of an earlier.
 * Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE when the report is closed.
 */
export async function answerReport({ ctx, input }: Call<AnswerReport>, sealer: ReportSealer): Promise<void> {
  demand(ctx.actor, "report:answer");
  const { reference, answer } = parseInput(answerReportSchema, input, "answer");
  return ctx.transaction(async (tx) => {
    const report = await lockReport(tx, reference);
    if (!report) throw new NotFoundError("The report");
    if (report.state === "closed") throw new WrongStateError("The report is closed.");
    const sealedAnswer = sealer.seal({ reportId: report.id, name: "answer" }, answer);
    await updateReport(tx, report.id, { state: "answered", sealedAnswer, answeredAt: report.answeredAt ?? ctx.now() });
    const facts = { action: "report.answer", entityType: "Report", entityId: report.id } as const;
    await recordAudit(tx, ctx, { ...facts, before: { state: report.state }, after: { state: "answered" } });
  });
}
