import { type Call, databaseNow, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { MINUTE } from "#core/clock.ts";
import type { Signer } from "#core/signed.ts";
import { htmlOf } from "../mail-text.ts";
import { afterMail, type MailTry } from "../outcome.ts";
import { type Mailer, MailNotTakenError } from "../ports.ts";
import { beginMail, type Mail, updateMail } from "../store.ts";
import { makeUnsubscribeToken } from "../unsubscribe-token.ts";

// Longer than a try may take: whoever is later than this is dead.
const LEASE_MS = 5 * MINUTE;

export type SendPorts = {
  mailer: Mailer;
  signer: () => Promise<Signer>;
  origin: string;
  signal: AbortSignal;
};

/** Tries once to send a mail. What is being sent when the program dies counts as unknown, and is not sent again by itself. */
export async function sendMail(
  { ctx, input: { mailId, attempt } }: Call<{ mailId: string; attempt: number }>,
  { mailer, signer, origin, signal }: SendPorts,
): Promise<void> {
  demand(ctx.actor, "notification:send");
  const token = await signer();
  const mail = await ctx.transaction(async (tx) => {
    const until = new Date((await databaseNow(tx)).getTime() + LEASE_MS);
    const begun = await beginMail(tx, { id: mailId, attempt }, until);
    if (begun)
      await recordAudit(tx, ctx, {
        action: "mail.send",
        entityType: "Mail",
        entityId: mailId,
        after: { attempt: begun.attempt },
      });
    return begun;
  });
  if (!mail) return;
  const outcome = await hand(mail, { mailer, signer: token, origin, signal });
  await ctx.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const after = afterMail(outcome, { tries: mail.tries, now });
    const data = { failure: null, nextCheckAt: null, ...after, ...(after.state === "sent" && { sentAt: now }) };
    if (!(await updateMail(tx, { id: mailId, attempt: mail.attempt, from: "sending" }, data))) return;
    const reason = outcome.is === "taken" ? undefined : outcome.reason;
    await recordAudit(tx, ctx, {
      action: "mail.outcome",
      entityType: "Mail",
      entityId: mailId,
      after: { state: after.state },
      ...(reason !== undefined && { reason }),
    });
  });
}

type Hands = Omit<SendPorts, "signer"> & { signer: Signer };

async function hand(
  { id, personId, recipient, subject, text }: Mail,
  { mailer, signer, origin, signal }: Hands,
): Promise<MailTry> {
  const unsubscribeUrl = `${origin}/unsubscribe/${makeUnsubscribeToken(personId, signer)}`;
  const words = { subject, text: `${text}\n\nNo more mail: ${unsubscribeUrl}\n`, html: htmlOf(text, unsubscribeUrl) };
  const letter = { messageId: `<${id}@${new URL(origin).hostname}>`, to: recipient, unsubscribeUrl, ...words };
  try {
    await mailer.send(letter, signal);
    return { is: "taken" };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (!(error instanceof MailNotTakenError))
      return { is: "unknown", reason: `nobody knows whether it was taken: ${reason}` };
    return error.isFinal ? { is: "refused", reason } : { is: "not_taken", reason };
  }
}
