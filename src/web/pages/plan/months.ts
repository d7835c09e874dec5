type Timed = { wallTime: string; state: string };
export type Month<Slot> = { name: string; words: string; slots: Slot[] };

const form = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

/** What is planned, in order of time, month by month; what was taken out of the plan is not. */
export function byMonth<Slot extends Timed>(slots: readonly Slot[]): Month<Slot>[] {
  const months = new Map<string, Slot[]>();
  const shown = slots.filter(({ state }) => state !== "cancelled");
  for (const slot of shown.toSorted((a, b) => (a.wallTime < b.wallTime ? -1 : 1))) {
    const name = slot.wallTime.slice(0, 7);
    const own = months.get(name);
    if (own) own.push(slot);
    else months.set(name, [slot]);
  }
  return [...months].map(([name, own]) => ({
    name,
    words: form.format(new Date(`${name}-01T00:00:00Z`)),
    slots: own,
  }));
}
