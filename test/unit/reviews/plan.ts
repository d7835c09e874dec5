import { type Script, scriptSchema } from "#scripts/index.ts";
import { compileStoryboard, type Storyboard } from "#storyboards/index.ts";

type Words = { id: string; narration: string };

/** A script of hooks, one for each narration. */
export function scriptOf(scenes: Words[], changes: Partial<Script> = {}): Script {
  return scriptSchema.parse({
    episode: "three-random-words",
    locale: "en",
    title: "Three random words",
    topic: "Passwords",
    audience: "Everyone",
    action: "Use three random words",
    nextCheckOn: "2027-05-03",
    scenes: scenes.map(({ id, narration }) => ({ id, kind: "hook", title: "Three words", narration })),
    claims: [],
    ...changes,
  });
}

/** Its plan in one format, silent. */
export function planOf(script: Script, format: Storyboard["format"] = "vertical"): Storyboard {
  return compileStoryboard({ script, format, theme: "sunny" });
}
