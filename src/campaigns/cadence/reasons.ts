import type { z } from "zod";

/** Why a rule, date, range or zone of a schedule is refused: stable codes that clients may switch over. */
export type ScheduleReason =
  | "invalid-schedule"
  | "schedule-never-fires"
  | "ambiguous-schedule"
  | "schedule-too-frequent"
  | "unknown-timezone"
  | "invalid-range"
  | "invalid-date";

/** What is wrong with a rule, in words that follow the name of its field. */
export type RuleFault = { reason: ScheduleReason; message: string };

/** One refused field of a schedule; `path` has its place, as `cadence.cron`. */
export type ScheduleFault = RuleFault & { path: string };

/** The refusals of a schedule or campaign with their codes; what only has the wrong shape is an invalid schedule. */
export function scheduleFaults({ issues }: z.core.$ZodError): ScheduleFault[] {
  return issues.map((issue) => ({ path: issue.path.join("."), message: issue.message, reason: reasonOf(issue) }));
}

function reasonOf(issue: z.core.$ZodIssue): ScheduleReason {
  if (issue.code === "invalid_format" && issue.format === "date") return "invalid-date";
  const reason: unknown = issue.code === "custom" ? issue.params?.["reason"] : undefined;
  return isReason(reason) ? reason : "invalid-schedule";
}

const REASONS: ReadonlySet<unknown> = new Set<ScheduleReason>([
  "invalid-schedule",
  "schedule-never-fires",
  "ambiguous-schedule",
  "schedule-too-frequent",
  "unknown-timezone",
  "invalid-range",
  "invalid-date",
]);

function isReason(reason: unknown): reason is ScheduleReason {
  return REASONS.has(reason);
}
