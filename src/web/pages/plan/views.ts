/** The ways to look at the plan, and what the calendar calls them. */
export const VIEWS = ["year", "quarter", "month", "week", "agenda", "matrix"] as const;
export type View = (typeof VIEWS)[number];

export const CALENDAR_VIEW: Record<Exclude<View, "matrix">, string> = {
  year: "multiMonthYear",
  quarter: "quarter",
  month: "dayGridMonth",
  week: "timeGridWeek",
  agenda: "listYear",
};

export const isView = (text: string | null): text is View => VIEWS.some((view) => view === text);

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
