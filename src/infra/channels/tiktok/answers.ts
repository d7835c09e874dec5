import { z } from "zod";
import { HOUR } from "#core/clock.ts";
import { codeWord, fail, read, readAt, type Step, type Verdict, verdictOf, waitOf } from "../platform/outcome.ts";
import type { Answer } from "../platform/wire.ts";
import { TIKTOK } from "./limits.ts";

const errorSchema = z.object({ error: z.object({ code: z.string() }) });

// developers.tiktok.com/doc/content-posting-api-reference-direct-post, and tiktok-api-v2-error-handling, read 2026-11-27.
const TODAY_NO_MORE = new Set([
  "spam_risk_too_many_posts",
  "spam_risk_too_many_pending_share",
  "reached_active_user_cap",
]);
const LOCKED_OUT = new Set([
  "access_token_invalid",
  "scope_not_authorized",
  "scope_permission_missed",
  "spam_risk_user_banned_from_posting",
]);
const WAYS_OUT: Readonly<Record<string, string>> = {
  unaudited_client_can_only_post_to_private_accounts:
    "TikTok has not audited the app: set privacyLevel to SELF_ONLY and the account to private, or apply for the audit.",
  privacy_level_option_mismatch:
    "The account does not offer this privacyLevel: choose another in the channel's settings.",
};

/** What TikTok means by an answer that is no success. Its codes come with statuses that say less. */
export function judge(answer: Answer, now: Date): Verdict {
  const code = codeOf(answer) ?? "";
  const why = WAYS_OUT[code] ?? `TikTok answered ${answer.status} (${codeWord(code)}).`;
  if (code === "rate_limit_exceeded") return { is: "wait", why, ms: waitOf(answer, now) ?? TIKTOK.rateWindowMs };
  if (TODAY_NO_MORE.has(code)) return { is: "wait", why, ms: waitOf(answer, now) ?? HOUR };
  if (LOCKED_OUT.has(code)) return { is: "locked out", why };
  if (code in WAYS_OUT) return { is: "refused", why };
  // TikTok's 403 is a rule that the post breaks, and no lock.
  if (answer.status === 403) return { is: "refused", why };
  return { ...verdictOf(answer, "TikTok", now), why };
}

export function codeOf(answer: Answer): string | undefined {
  return read(errorSchema, answer)?.error.code;
}

/** The data of an answer that says "ok"; anything else fails at this step. */
export function dataOf<Schema extends z.ZodType>(
  step: Step,
  schema: Schema,
  answer: Answer,
  now: Date,
): z.output<Schema> {
  if (answer.status !== 200 || codeOf(answer) !== "ok") fail(step, judge(answer, now));
  const { data } = readAt(step, z.object({ data: z.unknown() }), answer, "TikTok");
  const parsed = schema.safeParse(data);
  return parsed.success ? parsed.data : fail(step, { is: "fault", why: "TikTok answered in a form we do not know." });
}
