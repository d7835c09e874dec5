import { HOUSE, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";

export const ACRONYM: Rule = {
  ...HOUSE,
  id: "W05",
  severity: "warning",
  says: "uses an acronym that the script never spells out",
  instead: "write it out in the language of the viewer, as in two-step verification",
  canRun: ({ words }) => Object.keys(words.expansions).length > 0,
  find: (script, { words }) => {
    const texts = textsOf(script).filter(({ part }) => part === "said" || part === "shown");
    return Object.entries(words.expansions).flatMap(([acronym, expansion]) => {
      if (texts.some(({ text }) => expansion.test(text))) return [];
      const short = new RegExp(`(?<![A-Za-z0-9])${acronym}(?![A-Za-z0-9])`, "u");
      for (const { path, text } of texts) {
        const start = text.search(short);
        if (start >= 0) return [{ path, start, end: start + acronym.length }];
      }
      return [];
    });
  },
};
