import { hasWordsFor, hitsIn } from "../find-phrases.ts";
import { HOUSE, type Rule } from "../rule.ts";
import { textsOf } from "../texts.ts";

export const STATISTIC: Rule = {
  ...HOUSE,
  id: "E09",
  severity: "error",
  says: "gives a number that no claim with a known source carries",
  instead: "add a claim with the same number and its source, or leave the number out",
  canRun: hasWordsFor("statistic"),
  find: (script, { words, sources }) => {
    const known = new Set(sources.map(({ id }) => id));
    const carried = script.claims.filter(({ source }) => known.has(source)).map(({ text }) => text.toLowerCase());
    const loose = script.claims.flatMap(({ source }, index) =>
      known.has(source) ? [] : [{ path: `claims.${index}.source`, start: 0, end: source.length }],
    );
    const unsaid = textsOf(script)
      .filter(({ part }) => part === "said" || part === "shown")
      .flatMap(({ path, text }) =>
        hitsIn(text, words, "statistic")
          .filter(({ start, end }) => !carried.some((claim) => carries(claim, text.slice(start, end))))
          .map(({ start, end }) => ({ path, start, end })),
      );
    return [...unsaid, ...loose];
  },
};

/** Whether a claim has each number of a statistic, or its words where it has no digits. */
function carries(claim: string, statistic: string): boolean {
  const numbers = statistic.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? [statistic.toLowerCase()];
  const held = new Set<string>(claim.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []);
  return numbers.every((number) => held.has(number) || (!/\p{N}/u.test(number) && claim.includes(number)));
}
