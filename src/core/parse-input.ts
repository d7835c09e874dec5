import type { z } from "zod";
import { InvalidInputError, type Issue } from "./errors.ts";
import { plainWords } from "./plain-words.ts";

/** What an action was given, in the shape it needs. Throws INVALID_INPUT naming each field; `source` says what it is. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, source: string): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: plainWords });
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(source, parsed.error.issues.flatMap(issuesOf));
}

function issuesOf(issue: z.core.$ZodIssue): Issue[] {
  const { message } = issue;
  // A field too many is named itself, not the group that it stands in.
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message, reason: "unknown-field" }));
  }
  const reason = reasonOf(issue);
  return [{ path: issue.path.join("."), message, ...(reason === undefined ? {} : { reason }) }];
}

function reasonOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === "custom") {
    const reason: unknown = issue.params?.["reason"];
    return typeof reason === "string" ? reason : undefined;
  }
  if (issue.code === "invalid_format" && issue.format === "url") return "link-not-allowed";
  // Of no kind that there is: a scene, a channel.
  return issue.code === "invalid_union" && issue.discriminator === "kind" ? "unknown-kind" : undefined;
}
