import type { Config } from "#config/env.ts";
import { openSmtp } from "#infra/mail/smtp.ts";
import { type Mailer, MailNotTakenError } from "#notifications/index.ts";

/** Where people open the program, as links in mails need it. */
export function originOf({ publicUrl, port }: Config): string {
  return publicUrl ?? `http://localhost:${port}`;
}

/** The server for mails, or one that takes none where no server is set up. */
export function openMailer(config: Config): Mailer {
  const { smtpUrl: url, mailFrom } = config;
  const from = mailFrom ?? `Sunny Corner <no-reply@${new URL(originOf(config)).hostname}>`;
  if (url !== undefined) return openSmtp({ url, from });
  return {
    send: () => Promise.reject(new MailNotTakenError("No mail server is set up: set SMTP_URL.", { isFinal: true })),
  };
}
