import { z } from "zod";
import { InvalidInputError } from "#core/errors.ts";
import { type Locale, localeSchema, slugSchema } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { type Figures, fillFigures } from "./figures.ts";
import { type Script, scriptSchema } from "./schema.ts";

/** What the place of a file says it holds, as in `three-random-words/en.yaml`. */
export type ExpectedScript = { episode?: string; locale?: Locale };

/** How a script's numbers are found by the name of their file. Throws INVALID_INPUT when there are none. */
export type FiguresOf = (name: string) => Figures;

/** Reads a script from YAML; throws INVALID_INPUT with a line for each fault, also when its place says otherwise. */
export function parseScript({
  text,
  source,
  expected = {},
  figuresOf,
}: {
  text: string;
  source: string;
  expected?: ExpectedScript;
  figuresOf?: FiguresOf;
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
  return parseYamlFile({ text, source, schema: z.preprocess(withFigures(figuresOf), schema) });
}

// Only a script that asks for numbers has them put in: elsewhere braces are letters like others.
function withFigures(figuresOf: FiguresOf | undefined) {
  return (raw: unknown, context: z.RefinementCtx): unknown => {
    const asked = z.looseObject({ figures: slugSchema, locale: localeSchema }).safeParse(raw);
    if (!asked.success) return raw;
    const { figures: name, locale } = asked.data;
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message, input: raw });
    try {
      if (figuresOf === undefined) throw new InvalidInputError(name, [{ path: "", message: "cannot be read here" }]);
      const figures = figuresOf(name);
      return fillFigures(raw, figures, locale, (path, figure) => refuse(path, `"${figure}" is no number in ${name}`));
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      refuse(["figures"], error.message);
      return raw;
    }
  };
}
