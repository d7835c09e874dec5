import { type Cadence, cadenceSchema, wallTimesOf } from "#campaigns/index.ts";

export const KINDS = ["weekly", "month-weekday", "every-days", "month-day", "cron", "rrule"] as const;
type Kind = (typeof KINDS)[number];
export const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const NTHS = ["first", "second", "third", "fourth", "last"] as const;

/** What somebody has entered of a rhythm, for each kind at once: whoever tries another kind finds the first again. */
export type Draft = {
  kind: Kind;
  at: string;
  weekdays: (typeof WEEK)[number][];
  nth: (typeof NTHS)[number];
  weekday: (typeof WEEK)[number];
  days: string;
  from: string;
  day: string;
  /** Number of the month, empty for each of them. */
  month: string;
  isClamped: boolean;
  cron: string;
  rrule: string;
  exclude: readonly string[];
};

/** The rhythm of a schedule, or of a new one that begins on a day, as it is edited. */
export function draftOf(cadence: Cadence | null, startsOn: string): Draft {
  const blank: Draft = {
    kind: "weekly",
    at: "09:00",
    weekdays: ["tue"],
    nth: "first",
    weekday: "tue",
    days: "14",
    from: startsOn,
    day: "1",
    month: "",
    isClamped: true,
    cron: "0 9 * * 2",
    rrule: `DTSTART:${startsOn.replaceAll("-", "")}T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU`,
    exclude: [],
  };
  if (cadence === null) return blank;
  const kind = cadence.kind ?? "weekly";
  const kept = { ...blank, kind, exclude: cadence.exclude ?? [] };
  switch (cadence.kind) {
    case "month-weekday":
      return { ...kept, at: cadence.at, nth: cadence.nth, weekday: cadence.weekday };
    case "every-days":
      return { ...kept, at: cadence.at, days: String(cadence.days), from: cadence.from };
    case "month-day":
      return {
        ...kept,
        at: cadence.at,
        day: String(cadence.day),
        month: cadence.month === undefined ? "" : String(cadence.month),
        isClamped: cadence.shortMonth === "clamp",
      };
    case "cron":
      return { ...kept, cron: cadence.cron };
    case "rrule":
      return { ...kept, rrule: cadence.rrule };
    default:
      return { ...kept, at: cadence.at, weekdays: cadence.weekdays };
  }
}

/** A draft as the API takes it. */
export function cadenceOf(draft: Draft): unknown {
  const { kind, at } = draft;
  const exclude = draft.exclude.length > 0 ? { exclude: [...draft.exclude] } : {};
  switch (kind) {
    case "weekly":
      return { weekdays: draft.weekdays, at, ...exclude };
    case "month-weekday":
      return { kind, nth: draft.nth, weekday: draft.weekday, at, ...exclude };
    case "every-days":
      return { kind, days: Number(draft.days), from: draft.from, at, ...exclude };
    case "month-day": {
      const month = draft.month === "" ? {} : { month: Number(draft.month) };
      return { kind, day: Number(draft.day), ...month, shortMonth: draft.isClamped ? "clamp" : "skip", at, ...exclude };
    }
    case "cron":
      return { kind, cron: draft.cron, ...exclude };
    case "rrule":
      return { kind, rrule: draft.rrule, ...exclude };
  }
}

type Read = { cadence: Cadence; next: string[] } | { fault: string };

const YEAR_MS = 366 * 86_400_000;

/** The rhythm that a draft means and its next turns on the clock, by the code that plans them; or what is wrong with it. */
export function readDraft(draft: Draft, from: string, count = 30): Read {
  const { success, data, error } = cadenceSchema.safeParse(cadenceOf(draft));
  if (!success) {
    const [issue] = error.issues;
    return { fault: [issue?.path.join(" "), issue?.message].filter(Boolean).join(" ") };
  }
  const until = new Date(Date.parse(`${from}T00:00:00Z`) + YEAR_MS).toISOString().slice(0, 10);
  const next: string[] = [];
  for (const wallTime of wallTimesOf(data, from, until)) {
    if (next.length === count) break;
    next.push(wallTime);
  }
  return { cadence: data, next };
}
