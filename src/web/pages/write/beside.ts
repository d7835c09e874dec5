import type { Claim, Script } from "./script.ts";

// With fewer words in common a fact stands beside a line by chance.
const LEAST_IN_COMMON = 2;
const SHORTEST_WORD = 4;

/** Which claims stand behind which scene, by its id: those that it names, and those that say what it says. */
export function claimsBeside({ scenes, claims, locale }: Script): { ofScene: Map<string, Claim[]>; rest: Claim[] } {
  const ofScene = new Map<string, Claim[]>(scenes.map(({ id }) => [id, []]));
  const rest: Claim[] = [];
  const words = scenes.map((scene) => wordsIn(linesOf(scene).join(" "), locale));
  for (const claim of claims) {
    const naming = scenes.find((scene) => "claim" in scene && scene.claim === claim.id);
    const said = wordsIn(claim.text, locale);
    const common = words.map((own) => [...said].filter((word) => own.has(word)).length);
    const most = Math.max(0, ...common);
    const place = naming ?? (most >= LEAST_IN_COMMON ? scenes[common.indexOf(most)] : undefined);
    if (place) ofScene.get(place.id)?.push(claim);
    else rest.push(claim);
  }
  return { ofScene, rest };
}

function wordsIn(text: string, locale: string): Set<string> {
  const parts = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text.toLowerCase())];
  const isLong = (word: string) => word.length >= SHORTEST_WORD || /[^\p{Script=Latin}]/u.test(word);
  return new Set(parts.flatMap(({ segment, isWordLike }) => (isWordLike && isLong(segment) ? [segment] : [])));
}

/** Every line of a scene that is said or shown, in its order. */
export function linesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (SILENT.has(name) ? [] : linesOf(inner)));
}

const SILENT = new Set(["id", "kind", "emphasis", "recording", "transition", "claim", "file", "look", "seconds"]);
