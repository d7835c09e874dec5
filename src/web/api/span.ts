const DAY = 86_400_000;
const LONGEST_DAYS = 400;
const EDGE_DAYS = 7;

/** The stretch of a campaign that is asked for: all of it, or where it is longer than may be asked, that around now. */
export function spanOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }, now: Date) {
  const begin = Date.parse(`${startsOn}T00:00:00Z`) - EDGE_DAYS * DAY;
  const end = Date.parse(`${endsOn}T00:00:00Z`) + EDGE_DAYS * DAY;
  const text = (ms: number) => new Date(ms).toISOString();
  if (end - begin <= LONGEST_DAYS * DAY) return { from: text(begin), until: text(end) };
  const today = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const from = Math.max(begin, Math.min(today - 100 * DAY, end - LONGEST_DAYS * DAY));
  return { from: text(from), until: text(from + LONGEST_DAYS * DAY) };
}
