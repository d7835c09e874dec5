import type { ReportSealer } from "./ports.ts";
import { findReport, type Reader, type ReportState } from "./store.ts";

/** What whoever has the reference may see. */
export type ReportStanding = {
  reference: string;
  state: ReportState;
  receivedAt: Date;
  answeredAt: Date | null;
  closedAt: Date | null;
  answer: string | null;
};

/** How a report stands; null for a reference that nobody has. Never tells what the report says. */
export async function readReportState(
  prisma: Reader,
  sealer: ReportSealer,
  reference: string,
): Promise<ReportStanding | null> {
  const report = await findReport(prisma, reference);
  if (!report) return null;
  const { id: reportId, state, receivedAt, answeredAt, closedAt, sealedAnswer } = report;
  const answer = sealedAnswer === null ? null : sealer.open({ reportId, name: "answer" }, sealedAnswer);
  return { reference, state, receivedAt, answeredAt, closedAt, answer };
}
