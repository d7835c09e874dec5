import type { Transaction } from "#access/index.ts";
import type { Prisma, PrismaClient, ReportState, ReportWay } from "#generated/prisma/client.ts";

export type { ReportState, ReportWay };
/** Looking up needs no transaction. */
export type Reader = PrismaClient;
export type ReportRow = Prisma.ReportGetPayload<object>;

export function findReport(reader: Reader | Transaction, reference: string): Promise<ReportRow | null> {
  return reader.report.findUnique({ where: { reference } });
}

/** Locks a report until the transaction ends, so that two people do not answer at once. */
export async function lockReport(tx: Transaction, reference: string): Promise<ReportRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "public"."Report" WHERE "reference" = ${reference} FOR UPDATE`;
  return findReport(tx, reference);
}

export function countReportsSince(tx: Transaction, at: Date): Promise<number> {
  return tx.report.count({ where: { way: "form", receivedAt: { gte: at } } });
}

export type NewReport = { id: string; reference: string; way: ReportWay; sealed: string; receivedAt: Date };

export async function insertReport(tx: Transaction, report: NewReport): Promise<void> {
  await tx.report.create({ data: report });
}

export function updateReport(tx: Transaction, id: string, data: Prisma.ReportUpdateInput): Promise<ReportRow> {
  return tx.report.update({ where: { id }, data });
}

/** Newest first, without their words. */
export function findReports(tx: Transaction, states: readonly ReportState[]) {
  return tx.report.findMany({
    where: { state: { in: [...states] } },
    omit: { sealed: true, sealedAnswer: true },
    orderBy: { receivedAt: "desc" },
    take: 500,
  });
}

/** Removes the words of reports that were closed before the given instant; answers which these were. */
export async function eraseWords(tx: Transaction, closedBefore: Date, now: Date): Promise<string[]> {
  const rows = await tx.report.updateManyAndReturn({
    where: { state: "closed", forgottenAt: null, closedAt: { lt: closedBefore } },
    data: { sealed: null, sealedAnswer: null, forgottenAt: now },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
