type Leaf = { name: string; value: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What was measured of a finished video, a line each: lists by their length, the rest as it stands. */
export function checksOf(facts: unknown, before = ""): Leaf[] {
  if (!isRecord(facts)) return [];
  return Object.entries(facts).flatMap(([key, value]) => {
    const name = `${before}${key.replace(/([A-Z])/g, " $1").toLowerCase()}`;
    if (isRecord(value)) return checksOf(value, `${name} `);
    if (Array.isArray(value)) return [{ name, value: value.length === 0 ? "none" : String(value.length) }];
    return value === null ? [] : [{ name, value: typeof value === "boolean" ? (value ? "yes" : "no") : String(value) }];
  });
}
