import type { Scene, Script } from "../schema.ts";
import type { Place } from "./rule.ts";

/** A text of a script: said, shown, the words of a claim, or an example that is drawn with a mark. */
export type ScriptText = { path: string; text: string; part: "said" | "shown" | "claim" | "example" };

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
  const shown = (path: string, text: string | undefined): ScriptText[] =>
    text === undefined ? [] : [{ path, text, part: "shown" }];
  return [...linesOf(scene, shown), { path: "narration", text: scene.narration, part: "said" }];
}

function linesOf(scene: Scene, shown: (path: string, text: string | undefined) => ScriptText[]): ScriptText[] {
  switch (scene.kind) {
    case "hook":
      return [...shown("kicker", scene.kicker), ...shown("title", scene.title)];
    case "compare":
      return [
        ...shown("title", scene.title),
        ...(["weak", "strong"] as const).flatMap((side): ScriptText[] => [
          ...shown(`${side}.label`, scene[side].label),
          { path: `${side}.text`, text: scene[side].text, part: "example" },
          ...shown(`${side}.note`, scene[side].note),
        ]),
      ];
    case "steps":
      return [...shown("title", scene.title), ...scene.steps.flatMap((step, index) => shown(`steps.${index}`, step))];
    case "tip":
      return [...shown("title", scene.title), ...shown("body", scene.body)];
    case "call-to-action":
      return [...shown("action", scene.action), ...shown("url", scene.url), ...shown("verify", scene.verify)];
  }
}
