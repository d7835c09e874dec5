import type { Script } from "#scripts/index.ts";
import { changedEntries, changedValues, type EntryChange, type ValueChange } from "./values.ts";

type Suppression = NonNullable<Script["suppressions"]>[number];

/** What is said and shown, between two versions of a script. */
export type ScriptDifference = {
  /** Title, action, presenter, notes and the like. */
  values: ValueChange[];
  scenes: EntryChange[];
  claims: EntryChange[];
  suppressions: { added: Suppression[]; removed: Suppression[] };
};

/** What is said and shown otherwise in the newer of two versions. */
export function differenceOfScripts(from: Script, to: Script): ScriptDifference {
  const headOf = ({ scenes: _scenes, claims: _claims, suppressions: _suppressions, ...head }: Script) => head;
  const without = (list: readonly Suppression[], other: readonly Suppression[]) =>
    list.filter((one) => !other.some((two) => JSON.stringify(one) === JSON.stringify(two)));
  const [before, after] = [from.suppressions ?? [], to.suppressions ?? []];
  return {
    values: changedValues(headOf(from), headOf(to), to.locale),
    scenes: changedEntries(from.scenes, to.scenes, to.locale),
    claims: changedEntries(from.claims, to.claims, to.locale),
    suppressions: { added: without(after, before), removed: without(before, after) },
  };
}
