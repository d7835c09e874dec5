/** A day and a time as people say them, in the campaign's own time zone. */
export function Instant({ at, timeZone }: { at: Date; timeZone: string }) {
  const told = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone }).format(at);
  return <time dateTime={at.toISOString()}>{told}</time>;
}
