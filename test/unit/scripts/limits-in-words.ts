import type { z } from "zod";

type Json = z.core.JSONSchema.BaseSchema;

/** The fields of a JSON Schema in the words of the documentation: `title` 42, `kicker?` 48, `steps` 2 to 4 × 56. */
export function fieldsInWords(group: Json, left: readonly string[] = [], within = ""): string[] {
  return Object.entries(propertiesOf(group))
    .filter(([name]) => !left.includes(name))
    .flatMap(([name, field]) => {
      const called = `${within}${name}`;
      if (field.oneOf) return unionInWords(field.oneOf, called);
      if (field.type === "object") return fieldsInWords(field, [], `${called}.`);
      const isAsked = group.required?.includes(name) ?? false;
      const own = `\`${called}${isAsked || within !== "" ? "" : "?"}\` ${limitInWords(field)}`;
      const { items } = field;
      return isGroup(items) && items.type === "object" ? [own, ...fieldsInWords(items, [], `${called}.`)] : [own];
    });
}

/** The limit of one field. */
export function limitInWords(field: Json): string {
  const { type, maxLength, minItems = 0, maxItems, items, minimum, maximum, anyOf = [], format } = field;
  if (field.enum) return field.enum.join(" ");
  if (format === "date") return "date";
  if (format === "uri") return "https";
  if (type === "object") return "group";
  if (type === "array") {
    const each = isGroup(items) ? lengthOf(items) : undefined;
    return `${minItems} to ${maxItems}${each === undefined ? "" : ` × ${each}`}`;
  }
  if (type === "number") return `${minimum} to ${maximum}`;
  if (anyOf.some((one) => isGroup(one) && one.type === "number")) return "number";
  return String(lengthOf(field) ?? maxLength ?? "language tag");
}

/** The fields of a group. */
export function propertiesOf({ properties = {} }: Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(properties).flatMap(([name, one]) => (isGroup(one) ? [[name, one]] : [])));
}

// One line for each field that any form of it has, in the order in which they first appear.
function unionInWords(forms: Json["oneOf"] & {}, called: string): string[] {
  const fields = new Map<string, string[]>();
  for (const form of forms.filter(isGroup)) {
    for (const [name, field] of Object.entries(propertiesOf(form))) {
      const limit = field.const === undefined ? limitInWords(field) : String(field.const);
      fields.set(name, [...new Set([...(fields.get(name) ?? []), limit])]);
    }
  }
  return [...fields].map(([name, limits]) => `\`${called}.${name}\` ${limits.join(" ")}`);
}

function lengthOf({ maxLength, anyOf = [] }: Json): number | undefined {
  return maxLength ?? anyOf.filter(isGroup).find((one) => one.maxLength !== undefined)?.maxLength;
}

/** Whether a part of a JSON Schema says anything. */
export function isGroup(part: unknown): part is Json {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}
