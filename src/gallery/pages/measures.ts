const SECONDS_IN_MINUTE = 60;
const BYTES_IN_MEGABYTE = 1_000_000;

/** Tells a length as people say it: `32 sec`, `1 min 5 sec`. */
export function durationInWords(durationMs: number, locale: string): string {
  const total = Math.max(1, Math.round(durationMs / 1000));
  const minutes = Math.floor(total / SECONDS_IN_MINUTE);
  const seconds = total % SECONDS_IN_MINUTE;
  const parts: string[] = [];
  if (minutes > 0) parts.push(inUnit(minutes, "minute", locale));
  if (seconds > 0) parts.push(inUnit(seconds, "second", locale));
  return parts.join(" ");
}

/** Tells the size of a file: `4.2 MB`, `310 kB`. */
export function sizeInWords(bytes: number, locale: string): string {
  return bytes < BYTES_IN_MEGABYTE
    ? inUnit(Math.max(1, Math.round(bytes / 1000)), "kilobyte", locale)
    : inUnit(Math.round(bytes / (BYTES_IN_MEGABYTE / 10)) / 10, "megabyte", locale);
}

function inUnit(amount: number, unit: "minute" | "second" | "kilobyte" | "megabyte", locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(amount);
}
