import { HOUR, MINUTE } from "#core/clock.ts";

/** How long a mail waits before each further try. */
export const WAITS_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 8 * HOUR];

export type MailTry =
  | { is: "taken" }
  | { is: "refused"; reason: string }
  | { is: "not_taken"; reason: string }
  | { is: "unknown"; reason: string };

export type AfterMail =
  | { state: "sent" }
  | { state: "failed" | "unknown"; failure: string }
  | { state: "waiting"; failure: string; nextCheckAt: Date };

/** What becomes of a mail after its nth try. When nobody knows whether it left, it is not sent again: at most once, never twice. */
export function afterMail(outcome: MailTry, { tries, now }: { tries: number; now: Date }): AfterMail {
  if (outcome.is === "taken") return { state: "sent" };
  const { reason: failure } = outcome;
  if (outcome.is === "unknown") return { state: "unknown", failure };
  const waitMs = WAITS_MS[tries - 1];
  if (outcome.is === "refused" || waitMs === undefined) return { state: "failed", failure };
  return { state: "waiting", failure, nextCheckAt: new Date(now.getTime() + waitMs) };
}
