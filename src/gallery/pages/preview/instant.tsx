const WORDS = {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
} as const;

/** A day and a time as people say them, in the campaign's own time zone, which is named. */
export function Instant({ at, timeZone }: { at: Date; timeZone: string }) {
  const told = new Intl.DateTimeFormat("en-GB", { ...WORDS, timeZone }).format(at);
  return <time dateTime={at.toISOString()}>{told}</time>;
}
