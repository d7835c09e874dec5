import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import { SECOND } from "#core/clock.ts";
import { type Letter, type Mailer, MailNotTakenError } from "#notifications/index.ts";

const TIMEOUTS = { connectionTimeout: 10 * SECOND, greetingTimeout: 10 * SECOND, socketTimeout: 30 * SECOND };

export type SmtpOptions = {
  url: string;
  /** Whom mails are from, as in `Sunny Corner <videos@example.org>`. */
  from: string;
  timeouts?: Partial<typeof TIMEOUTS>;
};

/** Hands mails to an SMTP server, one connection each. */
export function openSmtp({ url, from, timeouts = {} }: SmtpOptions): Mailer {
  const transport = createTransport({ url, ...TIMEOUTS, ...timeouts });
  return {
    send: async (letter, signal) => {
      const bytes = await compose(letter, from);
      // Until the server asks for the words, nothing can have been taken.
      let isGiven = false;
      const raw = Readable.from(
        (async function* words() {
          isGiven = true;
          yield bytes;
        })(),
      );
      const stop = () => transport.close();
      signal.addEventListener("abort", stop, { once: true });
      try {
        signal.throwIfAborted();
        await transport.sendMail({ envelope: { from: addressOf(from), to: letter.to }, raw });
      } catch (error) {
        throw explain(error, isGiven);
      } finally {
        signal.removeEventListener("abort", stop);
      }
    },
  };
}

function compose({ messageId, to, subject, text, html, unsubscribeUrl }: Letter, from: string): Promise<Buffer> {
  const headers = {
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    // RFC 8058: the mail program may do it by itself, with one POST.
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "Auto-Submitted": "auto-generated",
  };
  const mail = { from, to, messageId, subject, text, html, headers, disableFileAccess: true, disableUrlAccess: true };
  return new MailComposer(mail).compile().build();
}

function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
}

/** An answer that refuses, and whatever happens before the words are asked for, is a certain no; all else nobody knows. */
function explain(error: unknown, isGiven: boolean): Error {
  const { responseCode, message = "" } = error as { responseCode?: number; message?: string };
  const said = message.split("\n")[0]?.slice(0, 300) ?? "";
  if (responseCode !== undefined) {
    return new MailNotTakenError(said, { isFinal: responseCode >= 500, cause: error });
  }
  return isGiven ? new Error(said, { cause: error }) : new MailNotTakenError(said, { isFinal: false, cause: error });
}
