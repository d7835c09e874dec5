import type { z } from "zod";

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** Says in plain words what is wrong with a value; rules that bring their own words keep them. */
export function plainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is missing";
      return issue.input === null ? "is empty" : `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${oneOf(issue.values)}`;
    case "invalid_union":
      return `must be ${Array.isArray(issue["options"]) ? oneOf(issue["options"]) : "one of the known forms"}`;
    case "unrecognized_keys":
      return "is not a known field";
    case "too_small":
      return `${MIN_WORDS[issue.origin] ?? "is less than"} ${issue.minimum}${UNIT_WORDS[issue.origin] ?? ""}`;
    case "too_big":
      return `${MAX_WORDS[issue.origin] ?? "is more than"} ${issue.maximum}${UNIT_WORDS[issue.origin] ?? ""}`;
    case "invalid_format":
      return issue.format === "url" ? "must be a web address" : "has the wrong form";
    default:
      return undefined;
  }
}

const TYPE_WORDS: Partial<Record<string, string>> = {
  string: "text (put it in quotes if it looks like a number)",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
};
const MIN_WORDS: Partial<Record<string, string>> = { string: "is shorter than", array: "has fewer than" };
const MAX_WORDS: Partial<Record<string, string>> = { string: "is longer than", array: "has more than" };
const UNIT_WORDS: Partial<Record<string, string>> = { string: " characters", array: " entries" };

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}
