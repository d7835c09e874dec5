import { z } from "zod";
import { plannedDateSchema, timeOfDaySchema, wallTimeSchema, weekdaySchema } from "#core/wall-time.ts";
import { parseCron } from "./cron.ts";
import type { RuleFault } from "./reasons.ts";
import { parseRrule } from "./rrule.ts";

const isUnique = (list: readonly string[]) => new Set(list).size === list.length;

const excludeSchema = z
  .array(
    z.string().refine((text) => (text.includes("T") ? wallTimeSchema : plannedDateSchema).safeParse(text).success, {
      error: "must be a local date such as 2026-12-24, or one time such as 2026-12-24T09:00, from 1970 to 2099",
      params: { reason: "invalid-date" },
    }),
  )
  .max(400)
  .describe("Dates, or single times, that are left out")
  .optional();

const weeklySchema = z.strictObject({
  kind: z.literal("weekly").optional(),
  weekdays: z.array(weekdaySchema).min(1, "needs at least one weekday").refine(isUnique, "names a weekday twice"),
  at: timeOfDaySchema,
  exclude: excludeSchema,
});

const monthWeekdaySchema = z.strictObject({
  kind: z.literal("month-weekday"),
  nth: z.enum(["first", "second", "third", "fourth", "last"]),
  weekday: weekdaySchema,
  at: timeOfDaySchema,
  exclude: excludeSchema,
});

const everyDaysSchema = z.strictObject({
  kind: z.literal("every-days"),
  days: z.number().int().min(1).max(366),
  from: plannedDateSchema.describe("The first date; the others are counted from it"),
  at: timeOfDaySchema,
  exclude: excludeSchema,
});

const LONGEST_DAY_OF = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const monthDaySchema = z
  .strictObject({
    kind: z.literal("month-day"),
    day: z.number().int().min(1).max(31),
    month: z.number().int().min(1).max(12).optional().describe("Once a year, in this month; every month without it"),
    shortMonth: z
      .enum(["skip", "clamp"])
      .default("skip")
      .describe("Where a month is too short. skip: it has no turn. clamp: its last day"),
    at: timeOfDaySchema,
    exclude: excludeSchema,
  })
  .superRefine(({ day, month, shortMonth }, context) => {
    if (month === undefined || shortMonth === "clamp" || day <= (LONGEST_DAY_OF[month - 1] ?? 0)) return;
    report(context, "day", { reason: "schedule-never-fires", message: `${day} is in no year a day of month ${month}` });
  });

const cronSchema = z.strictObject({
  kind: z.literal("cron"),
  cron: z
    .string()
    .max(200, { abort: true })
    .trim()
    .superRefine((text, context) => {
      const read = parseCron(text);
      if ("fault" in read) report(context, undefined, read.fault);
    })
    .describe("Five fields: minute, hour, day of the month, month, weekday"),
  exclude: excludeSchema,
});

const rruleSchema = z.strictObject({
  kind: z.literal("rrule"),
  rrule: z
    .string()
    .superRefine((text, context) => {
      const read = parseRrule(text);
      if ("fault" in read) report(context, undefined, read.fault);
    })
    .describe("The lines DTSTART, RRULE and EXDATE of a calendar, in local time"),
  exclude: excludeSchema,
});

/** When a campaign has its turns, on the clock of whatever zone reads it; without a kind it is weekly. */
export const cadenceSchema = z.discriminatedUnion("kind", [
  weeklySchema,
  monthWeekdaySchema,
  everyDaysSchema,
  monthDaySchema,
  cronSchema,
  rruleSchema,
]);
export type Cadence = z.infer<typeof cadenceSchema>;

function report(
  context: { addIssue: (issue: z.core.$ZodSuperRefineIssue) => void },
  field: string | undefined,
  { message, reason }: RuleFault,
): void {
  const path = field === undefined ? [] : [field];
  // What follows from a rule is not looked at while the rule cannot be read.
  context.addIssue({ code: "custom", path, message, params: { reason }, continue: false });
}
