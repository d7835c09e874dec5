import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import { sendMailJob } from "../jobs.ts";
import { writeMail } from "../mail-text.ts";
import { findMailable, insertMail, readHours, stopMailing } from "../store.ts";

const MOST_AT_ONCE = 100;

/** Puts what is to be mailed by now into one mail a person, and gives it to the queue; without a server it is kept to be looked at. */
export async function writeMails({
  ctx,
  input: { origin, hasServer },
}: Call<{ origin: string; hasServer: boolean }>): Promise<{ written: number }> {
  demand(ctx.actor, "notification:notice");
  let written = 0;
  for (let turn = 0; turn < MOST_AT_ONCE; turn += 1) {
    const outcome = await ctx.transaction(async (tx) => {
      const now = await databaseNow(tx);
      const mailable = await findMailable(tx, now);
      if (!mailable) return "none";
      const { person, news } = mailable;
      const ids = news.map(({ id }) => id);
      // Whoever left, plays a part in the demo or wants no more mail is not written to.
      const isMailed = person.isActive && !person.isDemo && (await readHours(tx, person.id)).isOn;
      if (news.length === 0 || !isMailed) {
        await stopMailing(tx, ids);
        return "nothing to send";
      }
      const state = hasServer ? "waiting" : "kept";
      const nextCheckAt = hasServer ? new Date(now.getTime() + MINUTE) : null;
      const words = writeMail(news, { origin });
      const mail = await insertMail(
        tx,
        { personId: person.id, recipient: person.email, ...words, state, nextCheckAt },
        ids,
      );
      await recordAudit(tx, ctx, {
        action: "mail.write",
        entityType: "Mail",
        entityId: mail.id,
        after: { state, personId: person.id, news: ids },
      });
      if (hasServer) await ctx.enqueue(tx, sendMailJob, { mailId: mail.id, attempt: 0 });
      return "written";
    });
    if (outcome === "none") break;
    if (outcome === "written") written += 1;
  }
  return { written };
}
