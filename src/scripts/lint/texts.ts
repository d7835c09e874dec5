import { type Scene, shownIn } from "../scene.ts";
import type { Script } from "../schema.ts";
import type { Place } from "./rule.ts";

/** A text of a script: said, shown, the words of a claim, an example that is drawn with a mark, or part of a drawn form. */
export type ScriptText = { path: string; text: string; part: "said" | "shown" | "claim" | "example" | "invented" };

/** All texts of a script that a viewer meets or that a claim makes, in the order of the file. */
export function textsOf({ title, action, scenes, claims }: Script): ScriptText[] {
  return [
    { path: "title", text: title, part: "shown" },
    { path: "action", text: action, part: "shown" },
    ...scenes.flatMap((scene, index) =>
      sceneTexts(scene).map((entry) => ({ ...entry, path: `scenes.${index}.${entry.path}` })),
    ),
    ...claims.map(({ text }, index): ScriptText => ({ path: `claims.${index}.text`, text, part: "claim" })),
  ];
}

/** The place of a whole text. */
export function wholeOf({ path, text }: Pick<ScriptText, "path" | "text">): Place {
  return { path, start: 0, end: text.length };
}

/** The words of a text whose language puts spaces between them. */
export function wordsIn(text: string): string[] {
  return text.split(/\s/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function sceneTexts(scene: Scene): ScriptText[] {
  const lines = shownIn(scene).map(
    ({ field, text, isExample, isInvented }): ScriptText => ({
      path: field,
      text,
      part: isExample ? "example" : isInvented ? "invented" : "shown",
    }),
  );
  const described: ScriptText[] =
    scene.description === undefined ? [] : [{ path: "description", text: scene.description, part: "said" }];
  return [...lines, { path: "narration", text: scene.narration, part: "said" }, ...described];
}
