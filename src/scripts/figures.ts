import { z } from "zod";
import { dateSchema, type Locale, slugSchema } from "#core/text.ts";
import { parseYamlFile } from "#core/yaml.ts";
import { line } from "./line.ts";

/** A small file of numbers that scripts may name, so that a report is changed in one place. */
export const figuresSchema = z.strictObject({
  title: line(80),
  asOf: dateSchema.describe("The last day that the numbers cover"),
  figures: z.record(slugSchema, z.number().nonnegative().max(1e9)),
});
export type Figures = z.infer<typeof figuresSchema>;

const NUMBER_ITSELF = /^\{([a-z0-9-]+)\.value\}$/;
const NAMED = /\{([a-z0-9-]+)(?:\.value)?\}/g;

/** Reads a file of numbers from YAML; throws INVALID_INPUT with a line for each fault. */
export function parseFigures({ text, source }: { text: string; source: string }): Figures {
  return parseYamlFile({ text, source, schema: figuresSchema });
}

/**
 * Puts numbers in the place of `{name}`, written as the language writes them; `{name.value}` alone becomes the number.
 * What the file does not hold stays as it is, and `onUnknown` is told.
 */
export function fillFigures(
  value: unknown,
  { figures }: Pick<Figures, "figures">,
  locale: Locale,
  onUnknown: (path: (string | number)[], name: string) => void,
): unknown {
  const written = new Intl.NumberFormat(locale, { numberingSystem: "latn" });
  // Every object knows a "constructor", which is no number of the file.
  const figureOf = (name: string) => (Object.hasOwn(figures, name) ? figures[name] : undefined);
  const fillText = (text: string, path: (string | number)[]) => {
    const alone = figureOf(NUMBER_ITSELF.exec(text)?.[1] ?? "");
    if (alone !== undefined) return alone;
    return text.replace(NAMED, (whole, name: string) => {
      const figure = figureOf(name);
      if (figure === undefined) onUnknown(path, name);
      return figure === undefined ? whole : written.format(figure);
    });
  };
  const fill = (part: unknown, path: (string | number)[]): unknown => {
    if (typeof part === "string") return fillText(part, path);
    if (Array.isArray(part)) return part.map((entry, index) => fill(entry, [...path, index]));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, fill(entry, [...path, key])]));
  };
  return fill(value, []);
}
