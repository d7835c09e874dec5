import { z } from "zod";
import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { visibleText } from "#core/text.ts";
import { sendMailJob } from "../jobs.ts";
import { findMail, updateMail } from "../store.ts";

const inputSchema = z.strictObject({ mailId: z.uuid(), reason: visibleText(500) });
export type SendMailAgain = z.input<typeof inputSchema>;

/** Sends a mail that was kept, failed or may never have left. Throws NOT_FOUND, WRONG_STATE when it is on its way or there. */
export async function sendMailAgain({ ctx, input }: Call<SendMailAgain>): Promise<void> {
  demand(ctx.actor, "mail:send-again");
  const { mailId, reason } = parseInput(inputSchema, input, "mail");
  await ctx.transaction(async (tx) => {
    const mail = await findMail(tx, mailId);
    if (!mail) throw new NotFoundError("The mail");
    const { state, attempt } = mail;
    const isOver = state === "kept" || state === "failed" || state === "unknown";
    const nextCheckAt = new Date((await databaseNow(tx)).getTime() + MINUTE);
    const data = { state: "waiting" as const, tries: 0, failure: null, nextCheckAt };
    if (!isOver || !(await updateMail(tx, { id: mailId, attempt, from: state }, data))) {
      throw new WrongStateError(`The mail is ${state}: only one that was kept, failed or is unknown is sent again.`);
    }
    await ctx.enqueue(tx, sendMailJob, { mailId, attempt });
    await recordAudit(tx, ctx, {
      action: "mail.send-again",
      entityType: "Mail",
      entityId: mailId,
      before: { state },
      after: { state: "waiting" },
      reason,
    });
  });
}
