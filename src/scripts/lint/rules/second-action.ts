import { hasWordsFor } from "../find-phrases.ts";
import { HOUSE, type Place, type Rule } from "../rule.ts";

export const SECOND_ACTION: Rule = {
  ...HOUSE,
  id: "W01",
  severity: "warning",
  says: "asks for more than one action",
  instead: "keep the one that helps most, and give the other an episode of its own",
  canRun: hasWordsFor("secondAction"),
  find: ({ action, scenes }, { words }) => {
    const calls = scenes.flatMap((scene, index) =>
      scene.kind === "call-to-action" ? [{ path: `scenes.${index}.action`, text: scene.action }] : [],
    );
    // "Stop, then call" asks for both: a "not" before the "and" excuses nothing here.
    const joins = words.phrases.secondAction?.flatMap(({ all }) => all) ?? [];
    const joined = [{ path: "action", text: action }, ...calls].flatMap(({ path, text }): Place[] =>
      joins
        .map((join) => join.exec(text))
        .filter((match) => match !== null)
        .map(({ index, 0: found }) => ({ path, start: index, end: index + found.length })),
    );
    return [...joined, ...calls.slice(1).map(({ path, text }) => ({ path, start: 0, end: text.length }))];
  },
};
