import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { DAY } from "#core/clock.ts";
import { FORGET_AFTER_DAYS } from "../report.ts";
import { eraseWords } from "../store.ts";

/** Removes the words of reports that have been closed for long; answers how many these were. */
export async function forgetReports({ ctx }: Call<object>): Promise<number> {
  demand(ctx.actor, "report:forget");
  const now = ctx.now();
  return ctx.transaction(async (tx) => {
    const ids = await eraseWords(tx, new Date(now.getTime() - FORGET_AFTER_DAYS * DAY), now);
    for (const entityId of ids) await recordAudit(tx, ctx, { action: "report.forget", entityType: "Report", entityId });
    return ids.length;
  });
}
