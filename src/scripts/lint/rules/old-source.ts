import { HOUSE, type Place, type Rule } from "../rule.ts";

export const OLD_SOURCE: Rule = {
  ...HOUSE,
  id: "W10",
  severity: "warning",
  says: "rests on something that is due to be read again",
  instead: "read the source, then set the day it was read and the next check",
  find: ({ claims, nextCheckOn }, { sources, on }) => {
    const due = new Set(
      sources.filter((source) => source.nextCheckOn < on || yearAfter(source.readOn) < on).map(({ id }) => id),
    );
    const own: Place[] = nextCheckOn < on ? [{ path: "nextCheckOn", start: 0, end: nextCheckOn.length }] : [];
    return [
      ...own,
      ...claims.flatMap(({ source }, index) =>
        due.has(source) ? [{ path: `claims.${index}.source`, start: 0, end: source.length }] : [],
      ),
    ];
  },
};

// Days compare as text; 29 February of a year without one sorts where it should.
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
