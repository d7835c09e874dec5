const LOCALE = "en-GB";
const MINUTE = 60_000;
const STEPS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ["day", 1440 * MINUTE],
  ["hour", 60 * MINUTE],
  ["minute", MINUTE],
];

/** "3 hours ago", "in 2 days". */
export function ago(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  for (const [unit, size] of STEPS) if (Math.abs(ms) >= size) return words.format(Math.round(ms / size), unit);
  return "just now";
}

/** "Tue 1 Dec 2026", in a time zone or that of the browser. */
export function dayWords(at: string | Date, timeZone?: string): string {
  const form = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return formOf(form, timeZone).format(new Date(at)).replace(",", "");
}

/** "09:00 GMT". */
export function timeWords(at: string | Date, timeZone?: string): string {
  const form = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return formOf(form, timeZone).format(new Date(at));
}

/** "Tue 1 Dec 2026, 09:00:07 GMT": to the second, where what happened stands close together. */
export function secondWords(at: string): string {
  const form = { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" } as const;
  return `${dayWords(at)}, ${formOf(form).format(new Date(at))}`;
}

/** A wall time as "Tue 1 Dec 2026, 09:00": what stands on the clock there, whatever zone the browser is in. */
export function wallWords(wallTime: string): string {
  return `${dayWords(`${wallTime.slice(0, 16)}:00Z`, "UTC")}, ${wallTime.slice(11, 16)}`;
}

const forms = new Map<string, Intl.DateTimeFormat>();

// Making one takes longer than using it, and a year has many days.
function formOf(form: Intl.DateTimeFormatOptions, timeZone?: string): Intl.DateTimeFormat {
  const options = { ...form, ...(timeZone === undefined ? {} : { timeZone }) };
  const key = JSON.stringify(options);
  const made = forms.get(key) ?? new Intl.DateTimeFormat(LOCALE, options);
  forms.set(key, made);
  return made;
}
