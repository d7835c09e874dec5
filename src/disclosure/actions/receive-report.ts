import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { HOUR } from "#core/clock.ts";
import { contentHash } from "#core/content-hash.ts";
import { UnavailableError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import type { ReportSealer } from "../ports.ts";
import { referenceFor } from "../reference.ts";
import { reportSchema } from "../report.ts";
import { countReportsSince, findReport, insertReport } from "../store.ts";

const receiveReportSchema = z.strictObject({
  words: reportSchema,
  way: z.enum(["form", "email"]),
  /** Names the form it was written into: the same words in the same form are the same report. */
  nonce: z.string().min(16).max(100),
});
export type ReceiveReport = z.input<typeof receiveReportSchema>;
export type ReceivePorts = { sealer: ReportSealer; referenceKey: Uint8Array };

// A flood may not fill the record of what happened; whoever is turned away is told of the e-mail address.
const MOST_AN_HOUR = 60;

/** Keeps a report, sealed, and answers with its reference. Throws INVALID_INPUT, UNAVAILABLE when too many came within the hour. */
export async function receiveReport(
  { ctx, input }: Call<ReceiveReport>,
  { sealer, referenceKey }: ReceivePorts,
): Promise<{ reference: string }> {
  demand(ctx.actor, "report:receive");
  const { words, way, nonce } = parseInput(receiveReportSchema, input, "report");
  const reference = referenceFor(referenceKey, `${nonce}\0${contentHash(words)}`);
  return ctx.transaction(async (tx) => {
    if (await findReport(tx, reference)) return { reference };
    const receivedAt = ctx.now();
    const isMany = (await countReportsSince(tx, new Date(receivedAt.getTime() - HOUR))) >= MOST_AN_HOUR;
    if (isMany && way === "form") throw new UnavailableError("More reports came within this hour than we can take.");
    const id = randomUUID();
    const sealed = sealer.seal({ reportId: id, name: "report" }, JSON.stringify(words));
    await insertReport(tx, { id, reference, way, sealed, receivedAt });
    // The record says that there is one, and nothing of what it says.
    await recordAudit(tx, ctx, { action: "report.receive", entityType: "Report", entityId: id, after: { way } });
    return { reference };
  });
}
