import type { z } from "zod";
import { InvalidInputError } from "./errors.ts";
import { plainWords } from "./plain-words.ts";

/** What an action was given, in the shape it needs. Throws INVALID_INPUT naming each field; `source` says what it is. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, source: string): z.output<Schema> {
  const parsed = schema.safeParse(input, { error: plainWords });
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.flatMap((issue) => {
    // A field too many is named itself, not the group that it stands in.
    const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path: path.join("."), message: issue.message }));
  });
  throw new InvalidInputError(source, issues);
}
