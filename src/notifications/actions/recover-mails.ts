import { type Call, databaseNow, demand, type Transaction } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { sendMailJob } from "../jobs.ts";
import { findOverdueMails, updateMail } from "../store.ts";

const LOST = "the program ended while it was being sent: nobody knows whether it left";

/** Gives mails back to the queue whose time has come again, and calls those unknown that a dead worker was at. */
export async function recoverMails(
  { ctx }: Call<Record<string, never>>,
  reader: Transaction,
): Promise<{ again: number; unknown: number }> {
  demand(ctx.actor, "notification:notice");
  const counts = { again: 0, unknown: 0 };
  for (const { id, attempt, state } of await findOverdueMails(reader, await databaseNow(reader))) {
    await ctx.transaction(async (tx) => {
      const held = { id, attempt, from: state };
      if (state === "sending") {
        if (!(await updateMail(tx, held, { state: "unknown", failure: LOST, nextCheckAt: null }))) return;
        await recordAudit(tx, ctx, {
          action: "mail.outcome",
          entityType: "Mail",
          entityId: id,
          after: { state: "unknown" },
          reason: LOST,
        });
        counts.unknown += 1;
        return;
      }
      const nextCheckAt = new Date((await databaseNow(tx)).getTime() + MINUTE);
      if (!(await updateMail(tx, held, { nextCheckAt }))) return;
      await ctx.enqueue(tx, sendMailJob, { mailId: id, attempt });
      counts.again += 1;
    });
  }
  return counts;
}
