// Owns what people are told: news found by looking at every stage, how each person wants to hear it, and the mail on its way.
// Never changes what it tells of, and no stage knows that somebody is told.
export { sendMailJob } from "./jobs.ts";
export { type Kind, kindSchema, type MailMode, mailModeSchema } from "./kinds.ts";
export { type MailHours, mailHoursSchema, mailTimeOf, USUAL_HOURS } from "./mail-hours.ts";
export { htmlOf, writeMail } from "./mail-text.ts";
export { type Notice, noticesFrom, type States } from "./notices.ts";
export { afterMail, WAITS_MS } from "./outcome.ts";
export { type Letter, type Mailer, MailNotTakenError } from "./ports.ts";
export { preferencesSchema } from "./preferences.ts";
export { makeUnsubscribeToken, readUnsubscribeToken } from "./unsubscribe-token.ts";
