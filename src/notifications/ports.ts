/** A mail as it leaves the house. */
export type Letter = {
  /** Stays the same on every try, so that a receiver may know a second one. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  unsubscribeUrl: string;
};

/**
 * Hands a mail to a server. Throws MailNotTakenError when it certainly did not take it; any other error means that
 * nobody knows.
 */
export type Mailer = { send: (letter: Letter, signal: AbortSignal) => Promise<void> };

/** The server did not take the mail. `isFinal`: nor will it, however often it is asked. */
export class MailNotTakenError extends Error {
  readonly isFinal: boolean;

  constructor(message: string, { isFinal, ...options }: ErrorOptions & { isFinal: boolean }) {
    super(message, options);
    this.isFinal = isFinal;
  }
}
