/** A span of whole days, or of hours, in which nothing goes out; `until` is the first moment that is free again. */
export type Holiday = { from: string; until: string; reason: string };
type Holidays = { holidays: Holiday[]; faults: string[] };

const DAY = 86_400_000;
const MOST_WORDS = 80;
const MOST_TURNS = 400;
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:\.\.|to|–|until)\s*(\d{4}-\d{2}-\d{2}))?[\s,;]+(\S.*)$/;

/**
 * Days off from a file: an iCalendar with its repeated days, or lines such as "2026-12-25 Christmas Day" and
 * "2026-12-24 to 2026-12-26 Christmas". Only what lies between the days is taken; what cannot be read is told.
 */
export async function readHolidays(text: string, { from, until }: { from: string; until: string }): Promise<Holidays> {
  const read = /^\s*BEGIN:VCALENDAR/i.test(text.replace(/^\uFEFF/, ""))
    ? await fromCalendar(text, until)
    : fromLines(text);
  const within = read.holidays.filter((one) => one.until > `${from}T00:00` && one.from < `${until}T00:00`);
  const seen = new Set<string>();
  const own = within.filter((one) => {
    const key = `${one.from} ${one.until}`;
    return !seen.has(key) && seen.add(key);
  });
  return { holidays: own.toSorted((a, b) => (a.from < b.from ? -1 : 1)), faults: read.faults };
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
const isDay = (day: string) => {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
};
const cut = (words: string) => words.trim().replaceAll(/\s+/g, " ").slice(0, MOST_WORDS);

function fromLines(text: string): Holidays {
  const holidays: Holiday[] = [];
  const faults: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    const [, first = "", last = first, words = ""] = LINE.exec(line) ?? [];
    if (words === "" || !isDay(first) || !isDay(last) || last < first) faults.push(line);
    else holidays.push({ from: `${first}T00:00`, until: `${dayAfter(last)}T00:00`, reason: cut(words) });
  }
  return { holidays, faults };
}

async function fromCalendar(text: string, until: string): Promise<Holidays> {
  const { default: ICAL } = await import("ical.js");
  const holidays: Holiday[] = [];
  const faults: string[] = [];
  const parse = () => {
    try {
      return new ICAL.Component(ICAL.parse(text.replace(/^\uFEFF/, ""))).getAllSubcomponents("vevent");
    } catch (error) {
      faults.push(error instanceof Error ? error.message : "");
      return [];
    }
  };
  // What the clock shows there, in whatever zone the file speaks: a holiday is a day of the wall, not an instant.
  const wall = (time: { isDate: boolean; toString: () => string }) =>
    time.isDate ? `${time.toString().slice(0, 10)}T00:00` : time.toString().slice(0, 16);
  for (const component of parse()) {
    try {
      const event = new ICAL.Event(component);
      const reason = cut(event.summary ?? "") || "Holiday";
      const turns = event.iterator();
      for (let turn = turns.next(), count = 0; turn && count < MOST_TURNS; turn = turns.next(), count += 1) {
        const { startDate, endDate } = event.getOccurrenceDetails(turn);
        const from = wall(startDate);
        if (from >= `${until}T00:00`) break;
        const end = wall(endDate);
        holidays.push({ from, until: end > from ? end : `${dayAfter(from.slice(0, 10))}T00:00`, reason });
        if (!event.isRecurring()) break;
      }
    } catch (error) {
      faults.push(error instanceof Error ? error.message : "");
    }
  }
  return { holidays, faults };
}
