import { z } from "zod";
import { scriptSchema } from "./schema.ts";

type JsonSchema = z.core.JSONSchema.BaseSchema;

// Where a number of a file of figures is named, the line is shorter or longer than it looks.
const NAMES_A_FIGURE = { pattern: "\\{[a-z0-9-]+\\}" } satisfies JsonSchema;
const IS_A_FIGURE = { type: "string", pattern: "^\\{[a-z0-9-]+\\.value\\}$" } satisfies JsonSchema;

/**
 * What a script file may hold, as JSON Schema (draft 7) for editors. It knows nothing of what one field says of
 * another, and of forbidden letters; the program does.
 */
export function scriptJsonSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(scriptSchema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema, path }) => allowFigures(jsonSchema, path),
  });
  const told = { title: "Script of an episode", description: "Written in docs/script-format.md." };
  // As it will be read: without what zod carries along for itself.
  return JSON.parse(JSON.stringify({ $schema, ...told, ...schema }));
}

function allowFigures(schema: JsonSchema, path: readonly (string | number)[]): void {
  const { type, maxLength, pattern } = schema;
  // Names, dates and files have a pattern; all else that is text is a line.
  if (type === "string" && maxLength !== undefined && pattern === undefined) {
    delete schema.maxLength;
    schema.anyOf = [{ maxLength }, NAMES_A_FIGURE];
  }
  if (type === "number" && path.at(-1) === "value") {
    const { description: _, ...number } = schema;
    delete schema.type;
    delete schema.minimum;
    delete schema.maximum;
    schema.anyOf = [number, IS_A_FIGURE];
  }
}
