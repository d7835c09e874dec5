import { isSame, type Script } from "./script.ts";

/** Who changed a part: me, whoever saved before me, or both of us. */
export type Side = "mine" | "theirs";
export type Clash = { key: string; changedBy: Side | "both"; mine: unknown; theirs: unknown };

const ABOUT = "about";
const FACTS = "facts";

/** Every part that is not the same in both texts, with who changed it since both began from `base`. */
export function clashesOf({ base, mine, theirs }: { base: Script | null; mine: Script; theirs: Script }): Clash[] {
  const [was, my, their] = [base ? partsOf(base) : new Map<string, unknown>(), partsOf(mine), partsOf(theirs)];
  const keys = [...new Set([...my.keys(), ...their.keys()])];
  return keys
    .filter((key) => !isSame(my.get(key), their.get(key)))
    .map((key) => {
      const isMine = !isSame(my.get(key), was.get(key));
      const isTheirs = !isSame(their.get(key), was.get(key));
      const changedBy = isMine && isTheirs ? "both" : isMine ? "mine" : "theirs";
      return { key, changedBy, mine: my.get(key), theirs: their.get(key) };
    });
}

/** One script out of two: each part from the side that was chosen for it. The scenes keep my order, theirs come in where they stood. */
export function merged({ mine, theirs }: { mine: Script; theirs: Script }, chosen: ReadonlyMap<string, Side>): Script {
  const [my, their] = [partsOf(mine), partsOf(theirs)];
  const pick = (key: string) => (chosen.get(key) === "theirs" ? their.get(key) : my.get(key));
  const about = pick(ABOUT) as Omit<Script, "scenes" | "claims" | "suppressions">;
  const facts = pick(FACTS) as Pick<Script, "claims" | "suppressions">;
  const order = mine.scenes.map(({ id }) => id);
  for (const [at, { id }] of theirs.scenes.entries()) {
    if (order.includes(id)) continue;
    const before = theirs.scenes[at - 1]?.id;
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  const scenes = order.flatMap((id) => {
    const scene = pick(sceneKey(id));
    return scene === undefined ? [] : [scene as Script["scenes"][number]];
  });
  return { ...about, scenes, ...facts };
}

const sceneKey = (id: string) => `scene ${id}`;

/** The id of the scene that a part is; null for what is said of the whole script, and for its facts. */
export const sceneIn = (key: string): string | null => (key.startsWith("scene ") ? key.slice("scene ".length) : null);

function partsOf({ scenes, claims, suppressions, ...about }: Script): Map<string, unknown> {
  return new Map<string, unknown>([
    [ABOUT, about],
    ...scenes.map((scene): [string, unknown] => [sceneKey(scene.id), scene]),
    [FACTS, suppressions === undefined ? { claims } : { claims, suppressions }],
  ]);
}
