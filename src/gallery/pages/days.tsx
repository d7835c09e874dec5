type InstantProps = { at: Date; locale: string; timeZone: string };

/** The day on which something happened, told in the campaign's own time zone. */
export function InstantDay({ at, locale, timeZone }: InstantProps) {
  return <time dateTime={at.toISOString()}>{longDay(at, locale, timeZone)}</time>;
}

/** A calendar date such as `2027-05-03`, the same day wherever it is read. */
export function CalendarDay({ on, locale }: { on: string; locale: string }) {
  return <time dateTime={on}>{longDay(new Date(`${on}T00:00:00Z`), locale, "UTC")}</time>;
}

function longDay(at: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at);
}
