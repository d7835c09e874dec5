const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day on which the clocks of a zone change, and by how many minutes: more is forward. */
export type ClockChange = { day: string; minutes: number };

/** The days between two instants on which the clocks of a zone change. */
export function clockChanges(timeZone: string, from: string, until: string): ClockChange[] {
  const changes: ClockChange[] = [];
  const end = Date.parse(until);
  let before = offsetAt(timeZone, Date.parse(from));
  for (let at = Date.parse(from) + DAY; at <= end; at += DAY) {
    const now = offsetAt(timeZone, at);
    // It happened within the day that has just passed, in the small hours of the day that the clock shows now or then.
    if (now !== before) changes.push({ day: changedOn(timeZone, at - DAY, at, before), minutes: now - before });
    before = now;
  }
  return changes;
}

function changedOn(timeZone: string, from: number, until: number, before: number): string {
  let [low, high] = [from, until];
  while (high - low > HOUR / 4) {
    const middle = low + Math.floor((high - low) / 2);
    if (offsetAt(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return new Date(high + before * 60_000).toISOString().slice(0, 10);
}

const forms = new Map<string, Intl.DateTimeFormat>();

function offsetAt(timeZone: string, at: number): number {
  const form =
    forms.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  forms.set(timeZone, form);
  const part = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"] ?? 1,
    part["hour"] ?? 0,
    part["minute"] ?? 0,
  );
  return Math.round((wall - Math.floor(at / 60_000) * 60_000) / 60_000);
}
