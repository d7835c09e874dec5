import type { z } from "zod";
import { MINUTE, SECOND } from "#core/clock.ts";
import { LockedOutError, NotSentError, RefusedError } from "#releases/index.ts";
import { type Answer, NoAnswerError } from "./wire.ts";

/**
 * What a request may do.
 * `preparing`: whatever becomes of it, nothing can be seen yet.
 * `deciding`: it may publish, so that an unclear answer leaves open whether it did.
 * `reading`: it changes nothing and tells of an earlier try, so that its failure must never read as "not sent".
 */
export type Step = "preparing" | "deciding" | "reading";

/** What a platform says when it does not do as asked. */
export type Verdict =
  | { is: "wait"; why: string; ms: number | undefined }
  | { is: "locked out"; why: string }
  | { is: "refused"; why: string }
  /** Neither yes nor no. */
  | { is: "fault"; why: string };

/** Nobody knows yet what became of it, or it cannot be asked now. */
export class UnclearError extends Error {}

/** Turns a verdict into what a delivery makes of it at this step. */
export function fail(step: Step, verdict: Verdict): never {
  if (step === "reading") throw new UnclearError(verdict.why);
  switch (verdict.is) {
    case "wait":
      throw new NotSentError(verdict.why, verdict.ms === undefined ? {} : { retryAfterMs: verdict.ms });
    case "locked out":
      throw new LockedOutError(verdict.why);
    case "refused":
      throw new RefusedError(verdict.why);
    case "fault":
      if (step === "preparing") throw new NotSentError(verdict.why);
      throw new UnclearError(verdict.why);
  }
}

/** Awaits an answer; no answer is a fault, and at no step more than that if nothing was sent. */
export async function answerAt(step: Step, asked: Promise<Answer>): Promise<Answer> {
  try {
    return await asked;
  } catch (cause) {
    if (!(cause instanceof NoAnswerError)) throw cause;
    const isCertain = step === "preparing" || (step === "deciding" && !cause.wasSent);
    throw isCertain ? new NotSentError(cause.message, { cause }) : new UnclearError(cause.message, { cause });
  }
}

/** What an answer says, if it says it in the form that the platform's documentation gives. */
export function read<Schema extends z.ZodType>(schema: Schema, { text }: Answer): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** As `read`, where an answer in another form is a fault. */
export function readAt<Schema extends z.ZodType>(step: Step, schema: Schema, answer: Answer, who: string) {
  const said = read(schema, answer);
  if (said === undefined)
    fail(step, { is: "fault", why: `${who} answered ${answer.status} in a form we do not know.` });
  return said;
}

/** What a status alone says, where the platform's own words say no more. */
export function verdictOf(answer: Answer, who: string, now: Date): Verdict {
  const why = `${who} answered ${answer.status}.`;
  if (answer.status === 429) return { is: "wait", why: `${who} asks to wait.`, ms: waitOf(answer, now) };
  if (answer.status === 401 || answer.status === 403) return { is: "locked out", why };
  if (answer.status === 408 || answer.status === 425) return { is: "fault", why };
  if (answer.status >= 400 && answer.status < 500) return { is: "refused", why };
  return { is: "fault", why };
}

const MOST_WAIT_MS = 24 * 60 * MINUTE;

/** How long an answer asks to wait: Retry-After in seconds or as a date (RFC 9110, 10.2.3), up to a day. */
export function waitOf({ headers }: Answer, now: Date): number | undefined {
  const said = headers["retry-after"] ?? headers["x-ratelimit-reset"];
  if (typeof said !== "string") return undefined;
  const ms = /^\d{1,7}$/.test(said) ? Number(said) * SECOND : Date.parse(said) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MOST_WAIT_MS);
}

/** A word of a platform that may stand in a message: a code, never a sentence with who knows what in it. */
export function codeWord(word: string | undefined): string {
  return word !== undefined && /^[\w.-]{1,80}$/.test(word) ? word : "no code";
}
