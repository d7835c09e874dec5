import { z } from "zod";

/** The most characters a field may have. */
export const REPORT_LIMITS = {
  summary: 200,
  place: 500,
  steps: 10_000,
  impact: 3000,
  contact: 200,
  thanks: 100,
} as const;
export type ReportField = keyof typeof REPORT_LIMITS;

const LINE_BREAK = /[\r\n\u2028\u2029]/;
// Anything may be evidence, so little is refused: what no database and no terminal can hold.
const text = (max: number) =>
  z
    .string()
    .refine((value) => !/\p{Surrogate}/u.test(value) && !value.includes("\0"), "has a character that is no text")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .refine((value) => [...value].length <= max, `is longer than ${max} characters`);
const line = (max: number) => text(max).refine((value) => !LINE_BREAK.test(value), "must be one line");
const needed = (schema: z.ZodType<string, string>) => schema.refine((value) => value !== "", "is empty");

/** A report as somebody writes it. Whatever may be left out is empty then. */
export const reportSchema = z.strictObject({
  summary: needed(line(REPORT_LIMITS.summary)),
  place: line(REPORT_LIMITS.place).default(""),
  steps: needed(text(REPORT_LIMITS.steps)),
  impact: text(REPORT_LIMITS.impact).default(""),
  /** How to reach whoever wrote it; empty for who wants to stay nameless. */
  contact: line(REPORT_LIMITS.contact).default(""),
  /** The name to thank in public; empty for who does not want that. */
  thanks: line(REPORT_LIMITS.thanks).default(""),
});
export type ReportWords = z.output<typeof reportSchema>;

/** The words of the team for the sender of a report. */
export const answerSchema = needed(text(5000));

/** Days after its end for which the words of a report are kept. */
export const FORGET_AFTER_DAYS = 90;
