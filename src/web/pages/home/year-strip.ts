/** What the strip needs to know of a slot. */
export type StripSlot = { id: string; wallTime: string; state: string; episodeTitle: string };
export type Week<Slot> = { monday: string; isNow: boolean; isPast: boolean; startsMonth: string | null; slots: Slot[] };

const DAY = 86_400_000;
const MOST_WEEKS = 60;
// A slot that gave its place away is no news of its week.
const GONE = new Set(["cancelled"]);

/** The weeks of a campaign from Monday to Sunday, each with its slots in order of time; days are those of the wall clock. */
export function weeksOf<Slot extends StripSlot>(
  { startsOn, endsOn, slots }: { startsOn: string; endsOn: string; slots: readonly Slot[] },
  today: string,
): Week<Slot>[] {
  const byMonday = new Map<string, Slot[]>();
  for (const slot of slots) {
    if (GONE.has(slot.state)) continue;
    const monday = mondayOf(slot.wallTime.slice(0, 10));
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), slot]);
  }
  const thisWeek = mondayOf(today);
  const first = [...byMonday.keys(), mondayOf(startsOn)].sort()[0] ?? thisWeek;
  // The end is the first day that is no longer in it.
  const last = [...byMonday.keys(), mondayOf(addDays(endsOn, -1))].sort().at(-1) ?? thisWeek;
  const weeks: Week<Slot>[] = [];
  let month = "";
  for (let monday = first; monday <= last && weeks.length < MOST_WEEKS; monday = addDays(monday, 7)) {
    // A week belongs to the month of its Thursday, as weeks belong to years.
    const monthHere = addDays(monday, 3).slice(0, 7);
    weeks.push({
      monday,
      isNow: monday === thisWeek,
      isPast: monday < thisWeek,
      startsMonth: monthHere === month ? null : monthHere,
      slots: (byMonday.get(monday) ?? []).sort((a, b) => (a.wallTime < b.wallTime ? -1 : 1)),
    });
    month = monthHere;
  }
  return weeks;
}

export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
