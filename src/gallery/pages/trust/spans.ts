import { DAY, HOUR, MINUTE } from "#core/clock.ts";

/** Tells a length of time in the one unit that a person would take: `40 minutes`, `5 hours`, `3 days`. */
export function spanInWords(ms: number, locale: string): string {
  const [unit, length] =
    ms < HOUR ? (["minute", MINUTE] as const) : ms < 2 * DAY ? (["hour", HOUR] as const) : (["day", DAY] as const);
  const amount = Math.max(1, Math.round(ms / length));
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** Tells a number as a locale writes it: `12,408`. */
export function numberInWords(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value);
}
