const LOCALE = "en-GB";
const times = new Map<string, Intl.DateTimeFormat>();

/** "Tokyo" of `Asia/Tokyo`, "Argentina, Ushuaia" of `America/Argentina/Ushuaia`. */
export function zoneName(timeZone: string): string {
  const [, ...rest] = timeZone.split("/");
  return (rest.length > 0 ? rest.join(", ") : timeZone).replaceAll("_", " ");
}

/** What a clock of another zone shows at an instant: "18:00", or "Wed 02:00" where it is another day there. */
export function timeThere(at: string, timeZone: string, wallTime: string): string {
  const form =
    times.get(timeZone) ??
    new Intl.DateTimeFormat(LOCALE, {
      timeZone,
      weekday: "short",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  times.set(timeZone, form);
  const part = Object.fromEntries(form.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const time = `${part["hour"]}:${part["minute"]}`;
  return part["day"] === wallTime.slice(8, 10) ? time : `${part["weekday"]} ${time}`;
}

/** All zones that the browser knows. */
export const allZones = (): string[] => ["Etc/UTC", ...Intl.supportedValuesOf("timeZone")];
