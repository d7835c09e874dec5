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
  const copy = { ...entry, id: freeId(entry.id, new Set(list.map(({ id }) => id))) };
  return [...list.slice(0, index + 1), copy, ...list.slice(index + 1)];
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${id}-${count}`)) count += 1;
  return `${id}-${count}`;
}

/** The value with another one at the end of a path through its fields and entries. */
export function withValue<Value>(value: Value, path: readonly string[], next: unknown): Value {
  const [first, ...rest] = path;
  if (first === undefined) return next as Value;
  if (Array.isArray(value))
    return value.map((entry, at) => (String(at) === first ? withValue(entry, rest, next) : entry)) as Value;
  const fields = value as Record<string, unknown>;
  return { ...fields, [first]: withValue(fields[first], rest, next) } as Value;
}

/** How many seconds a voice takes for the words, at an unhurried 150 words a minute. */
export function spokenSeconds(words: string, locale: string): number {
  const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(words)];
  return Math.round(parts.filter(({ isWordLike }) => isWordLike).length / 2.5);
}
