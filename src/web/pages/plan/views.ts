/** The ways to look at the plan, and what the calendar calls them. */
export const VIEWS = ["year", "quarter", "month", "week", "agenda", "matrix"] as const;
export type View = (typeof VIEWS)[number];
export type CalendarView = Exclude<View, "matrix" | "agenda">;

export const CALENDAR_VIEW: Record<CalendarView, string> = {
  year: "multiMonthYear",
  quarter: "quarter",
  month: "dayGridMonth",
  week: "timeGridWeek",
};

export const isView = (text: string | null): text is View => VIEWS.some((view) => view === text);
export const isCalendar = (view: View): view is CalendarView => view !== "matrix" && view !== "agenda";

/** The day that one step back or on in a view leads to. */
export function stepFrom(day: string, view: View, steps: 1 | -1): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (view === "week") date.setUTCDate(date.getUTCDate() + 7 * steps);
  else {
    const months = { year: 12, agenda: 12, matrix: 12, quarter: 3, month: 1 }[view];
    // From the first, so that no month is jumped over from its 31st.
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months * steps);
  }
  return date.toISOString().slice(0, 10);
}

const DAY = 86_400_000;
// The weeks at both ends belong to months beside it, and a zone may be a day off.
const EDGE_DAYS = 8;

/** The stretch of time that a view shows around a day, so that no more is asked for than is seen. */
export function spanOfView(day: string, view: CalendarView): { from: string; until: string } {
  const date = new Date(`${day}T00:00:00Z`);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const text = (ms: number) => new Date(ms).toISOString();
  if (view === "week") {
    const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY;
    return { from: text(monday - DAY), until: text(monday + 8 * DAY) };
  }
  const [first, months] = view === "year" ? [0, 12] : [month, view === "quarter" ? 3 : 1];
  return {
    from: text(Date.UTC(year, first, 1) - EDGE_DAYS * DAY),
    until: text(Date.UTC(year, first + months, 1) + EDGE_DAYS * DAY),
  };
}
