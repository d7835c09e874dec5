import type { Locale } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { type Script, scriptSchema } from "./schema.ts";

/** What the place of a file says it holds, as in `three-random-words/en.yaml`. */
export type ExpectedScript = { episode?: string; locale?: Locale };

/** Reads a script from YAML; throws INVALID_INPUT with a line for each fault, also when its place says otherwise. */
export function parseScript({
  text,
  source,
  expected = {},
}: {
  text: string;
  source: string;
  expected?: ExpectedScript;
}): Script {
  const schema = scriptSchema.superRefine((script, context) => {
    for (const name of ["episode", "locale"] as const) {
      const wanted = expected[name];
      if (wanted === undefined || wanted === script[name]) continue;
      context.addIssue({
        code: "custom",
        path: [name],
        message: `is "${script[name]}", but its place says "${wanted}"`,
      });
    }
  });
  return parseYamlFile({ text, source, schema });
}
