/** The list with one entry at another place; a place outside leaves it as it is. */
export function moved<Entry>(list: readonly Entry[], from: number, to: number): Entry[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}

/** The list with a copy of one entry behind it, under an id that nobody has. */
export function duplicated<Entry extends { id: string }>(list: readonly Entry[], index: number): Entry[] {
  const entry = list[index];
  if (entry === undefined) return [...list];
  const copy = { ...entry, id: freeId(entry.id, list) };
  return [...list.slice(0, index + 1), copy, ...list.slice(index + 1)];
}

/** An id that none of the list has: the one that is wanted, else with the next number. */
export function freeId(wanted: string, list: readonly { id: string }[]): string {
  const taken = new Set(list.map(({ id }) => id));
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}-${count}`)) count += 1;
  return `${wanted}-${count}`;
}

/** The value with another one at the end of a path through its fields and entries; undefined takes a field away. */
export function withValue<Value>(value: Value, path: readonly string[], next: unknown): Value {
  const [first, ...rest] = path;
  if (first === undefined) return next as Value;
  if (Array.isArray(value)) {
    return value.map((entry, at) => (String(at) === first ? withValue(entry, rest, next) : entry)) as Value;
  }
  const { [first]: inner, ...others } = (value ?? {}) as Record<string, unknown>;
  const put = withValue(inner, rest, next);
  if (put === undefined) return others as Value;
  // In its old place: whoever reads the file finds the fields in the order in which they were written.
  return first in ((value ?? {}) as object)
    ? ({ ...(value as object), [first]: put } as Value)
    : ({ ...others, [first]: put } as Value);
}

/** What stands at the end of a path. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
    value,
  );
}
