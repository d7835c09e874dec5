import type { Scene } from "./schema.ts";

/** The lines of a scene that stand on the screen, in reading order. */
export function shownIn(scene: Scene): string[] {
  switch (scene.kind) {
    case "hook":
      return [...(scene.kicker === undefined ? [] : [scene.kicker]), scene.title];
    case "compare":
      return [
        scene.title,
        ...[scene.weak, scene.strong].flatMap(({ label, text, note }) => [`${label}: ${text}`, note]),
      ];
    case "steps":
      return [scene.title, ...scene.steps];
    case "tip":
      return [scene.title, scene.body];
    case "call-to-action":
      return [scene.action, scene.url, scene.verify];
  }
}
