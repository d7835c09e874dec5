import { diffWordsWithSpace } from "diff";
import type { Script } from "./script.ts";

/** A piece of text that both have, or only the older or the newer one. */
export type Piece = { text: string; of: "both" | "before" | "after" };
/** What differs in one part of a script: a scene, a claim, or what is said of the whole. */
export type PartDifference = {
  key: string;
  part: "about" | "scene" | "claim";
  /** Where it stands in the newer one, or stood in the older; counted from 0. */
  at: number;
  kind: string;
  how: "added" | "removed" | "changed" | "moved";
  fields: { name: string; pieces: Piece[] }[];
};

/** What one script says differently from another, part by part, in the order of the newer one. */
export function differencesOf(before: Script, after: Script): PartDifference[] {
  const about = fieldsOf(aboutOf(before), aboutOf(after), after.locale);
  return [
    ...(about.length > 0
      ? [{ key: "about", part: "about", at: 0, kind: "", how: "changed", fields: about } as const]
      : []),
    ...listDifferences("scene", before.scenes, after.scenes, after.locale),
    ...listDifferences("claim", before.claims, after.claims, after.locale),
  ];
}

const aboutOf = ({ scenes: _s, claims: _c, suppressions: _p, ...about }: Script) => about;

type Entry = { id: string };

function listDifferences(
  part: "scene" | "claim",
  before: readonly Entry[],
  after: readonly Entry[],
  locale: string,
): PartDifference[] {
  const kindOf = (entry: Entry) => ("kind" in entry ? String(entry.kind) : entry.id);
  // Only what is in both has an order that can change.
  const order = (list: readonly Entry[], other: readonly Entry[]) =>
    list.filter(({ id }) => other.some((one) => one.id === id)).map(({ id }) => id);
  const [orderBefore, orderAfter] = [order(before, after), order(after, before)];
  const now = after.flatMap((entry, at): PartDifference[] => {
    const was = before.find(({ id }) => id === entry.id);
    const base = { key: `${part}-${entry.id}`, part, at, kind: kindOf(entry) };
    if (!was) return [{ ...base, how: "added", fields: fieldsOf({}, entry, locale) }];
    const fields = fieldsOf(was, entry, locale);
    if (fields.length > 0) return [{ ...base, how: "changed", fields }];
    const isMoved = orderBefore.indexOf(entry.id) !== orderAfter.indexOf(entry.id);
    return isMoved && part === "scene" ? [{ ...base, how: "moved", fields: [] }] : [];
  });
  const gone = before.flatMap((entry, at): PartDifference[] =>
    after.some(({ id }) => id === entry.id)
      ? []
      : [
          {
            key: `${part}-${entry.id}`,
            part,
            at,
            kind: kindOf(entry),
            how: "removed",
            fields: fieldsOf(entry, {}, locale),
          },
        ],
  );
  return [...now, ...gone];
}

function fieldsOf(before: object, after: object, locale: string): PartDifference["fields"] {
  const [was, is] = [flat(before), flat(after)];
  const names = [...new Set([...is.keys(), ...was.keys()])].filter((name) => name !== "id" && name !== "kind");
  return names
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => ({ name, pieces: piecesOf(was.get(name) ?? "", is.get(name) ?? "", locale) }));
}

/** Every value by the names that lead to it: "steps 2", "portrait look". */
function flat(value: unknown, names: readonly string[] = []): Map<string, string> {
  if (typeof value !== "object" || value === null) {
    return value === undefined ? new Map() : new Map([[names.join(" "), String(value)]]);
  }
  const isList = Array.isArray(value);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...flat(inner, [...names, isList ? String(Number(name) + 1) : name]),
    ]),
  );
}

// With less in common than this, words that happen to be in both only tear the texts apart.
const LEAST_IN_COMMON = 0.4;

/** Two texts as one, with what was taken out and what was put in; texts that have little in common stay whole. */
export function piecesOf(before: string, after: string, locale: string): Piece[] {
  const intlSegmenter = new Intl.Segmenter(locale, { granularity: "word" });
  const pieces = diffWordsWithSpace(before, after, { intlSegmenter }).map(
    ({ value, added, removed }): Piece => ({ text: value, of: added ? "after" : removed ? "before" : "both" }),
  );
  const lettersIn = (texts: readonly string[]) => texts.join("").replace(/\s/g, "").length;
  const common = lettersIn(pieces.flatMap(({ text, of }) => (of === "both" ? [text] : [])));
  if (common >= LEAST_IN_COMMON * Math.min(lettersIn([before]), lettersIn([after]))) return pieces;
  const whole: Piece[] = [
    { text: before, of: "before" },
    { text: " ", of: "both" },
    { text: after, of: "after" },
  ];
  return whole.filter(({ text }) => text !== "");
}
