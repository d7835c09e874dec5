const MINUTE = 60_000;
const FORMATS = ["vertical", "square", "landscape"] as const;
type Format = (typeof FORMATS)[number];

/** What a person sets of a channel besides the settings of its kind, as it is typed. */
export type Limits = {
  gapMinutes: string;
  dailyCap: string;
  mostInFlight: string;
  locales: string[];
  formats: Format[];
};
type Kept = { minGapMs: number; dailyCap: number; mostInFlight: number; locales: string[]; formats: Format[] };

/** What counts for a channel of which nobody says otherwise. */
export const USUAL: Limits = { gapMinutes: "10", dailyCap: "4", mostInFlight: "1", locales: [], formats: [] };

export const limitsOf = ({ minGapMs, dailyCap, mostInFlight, locales, formats }: Kept): Limits => ({
  gapMinutes: String(minGapMs / MINUTE),
  dailyCap: String(dailyCap),
  mostInFlight: String(mostInFlight),
  locales,
  formats,
});

/** What is sent; the API checks it. */
export const keptOf = ({ gapMinutes, dailyCap, mostInFlight, locales, formats }: Limits): Kept => ({
  minGapMs: Math.round(Number(gapMinutes) * MINUTE),
  dailyCap: Number(dailyCap),
  mostInFlight: Number(mostInFlight),
  locales,
  formats,
});

/** Whether a value is in a list, switched; all of them are the same as none, which means all. */
export function switched<Value>(all: readonly Value[], list: readonly Value[], value: Value): Value[] {
  const chosen = list.length === 0 ? all : list;
  const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return next.length === all.length ? [] : all.filter((one) => next.includes(one));
}
