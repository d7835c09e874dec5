import type { Head, SceneOf, Script } from "./script.ts";
import { isSame } from "./script.ts";

/** How a scene of a translation stands to the one that it was made from. */
export type Standing = "fresh" | "stale" | "missing" | "extra" | "untranslated";

/** The version of the source that a translator had before them: the newest that was there when they saved. */
export function versionBefore(heads: readonly Head[], at: string): Head | null {
  const earlier = heads.filter(({ createdAt }) => createdAt <= at);
  return earlier.reduce<Head | null>((newest, one) => (newest && newest.number > one.number ? newest : one), null);
}

/** What became of each scene of the source since it was translated, in its order; then what only the translation has. */
export function standings(
  source: Script,
  then: Script | null,
  target: Script | null,
): { id: string; source: SceneOf | null; target: SceneOf | null; standing: Standing }[] {
  const find = (script: Script | null, id: string) => script?.scenes.find((scene) => scene.id === id) ?? null;
  const rows = source.scenes.map((scene) => {
    const [was, own] = [find(then, scene.id), find(target, scene.id)];
    const standing: Standing =
      own === null
        ? "missing"
        : own.narration === scene.narration
          ? "untranslated"
          : was !== null && !isSame(was, scene)
            ? "stale"
            : "fresh";
    return { id: scene.id, source: scene, target: own, standing };
  });
  const extra = (target?.scenes ?? []).filter(({ id }) => find(source, id) === null);
  return [
    ...rows,
    ...extra.map((scene) => ({ id: scene.id, source: null, target: scene, standing: "extra" as const })),
  ];
}
