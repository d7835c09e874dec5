import { changedWords, type WordChange } from "./words.ts";

type Leaf = string | number | boolean | null;

/** One value that is another now; null where it was not there. Texts in both also come word by word. */
export type ValueChange = { path: string; from: Leaf; to: Leaf; words?: WordChange[] };

/** What became of one of a list's entries, known by its name; places count from 0. */
export type EntryChange = {
  id: string;
  is: "added" | "removed" | "moved" | "changed";
  fromIndex: number | null;
  toIndex: number | null;
  values: ValueChange[];
};

/** All values that differ between two pieces of JSON, each under the path of its names. */
export function changedValues(from: unknown, to: unknown, locale: string): ValueChange[] {
  const [before, after] = [leavesOf(from), leavesOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [old, now] = [before.get(path) ?? null, after.get(path) ?? null];
    if (old === now) return [];
    const isText = typeof old === "string" && typeof now === "string";
    return [{ path, from: old, to: now, ...(isText && { words: changedWords(old, now, locale) }) }];
  });
}

/** What became of the entries of a list. One counts as moved when it changed its place among those that stayed. */
export function changedEntries<Entry extends { id: string }>(
  from: readonly Entry[],
  to: readonly Entry[],
  locale: string,
): EntryChange[] {
  const stayed = (list: readonly Entry[], other: readonly Entry[]) =>
    list.filter(({ id }) => other.some((entry) => entry.id === id)).map(({ id }) => id);
  const [before, after] = [stayed(from, to), stayed(to, from)];
  const gone = from.flatMap(({ id }, fromIndex): EntryChange[] =>
    before.includes(id) ? [] : [{ id, is: "removed", fromIndex, toIndex: null, values: [] }],
  );
  const there = to.flatMap((entry, toIndex): EntryChange[] => {
    const fromIndex = from.findIndex(({ id }) => id === entry.id);
    if (fromIndex < 0) {
      return [{ id: entry.id, is: "added", fromIndex: null, toIndex, values: changedValues(null, entry, locale) }];
    }
    const values = changedValues(from[fromIndex], entry, locale);
    const isMoved = before.indexOf(entry.id) !== after.indexOf(entry.id);
    if (values.length === 0 && !isMoved) return [];
    return [{ id: entry.id, is: values.length > 0 ? "changed" : "moved", fromIndex, toIndex, values }];
  });
  return [...there, ...gone];
}

function leavesOf(value: unknown, path = ""): Map<string, Leaf> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== "object") return new Map([[path, value as Leaf]]);
  const under = (name: string) => (path === "" ? name : `${path}.${name}`);
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...leavesOf(inner, under(name))]));
}
