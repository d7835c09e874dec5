import type { TFunction } from "i18next";
import type { Cadence } from "#campaigns/index.ts";

const LOCALE = "en-GB";
// The first of these days is a Monday.
const DAYS: Record<string, number> = { mon: 4, tue: 5, wed: 6, thu: 7, fri: 8, sat: 9, sun: 10 };

export const dayName = (weekday: string, length: "long" | "short" = "long") =>
  new Intl.DateTimeFormat(LOCALE, { weekday: length, timeZone: "UTC" }).format(
    new Date(Date.UTC(2027, 0, DAYS[weekday] ?? 4)),
  );

export const monthName = (month: number) =>
  new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2027, month - 1, 1)));

/** A rhythm as people say it: "every Tuesday and Thursday at 09:00". */
export function cadenceWords(cadence: Cadence, t: TFunction): string {
  switch (cadence.kind) {
    case "month-weekday":
      return t("plan.rule.said.monthWeekday", {
        nth: t(`plan.rule.nth.${cadence.nth}`),
        day: dayName(cadence.weekday),
        at: cadence.at,
      });
    case "every-days":
      return t("plan.rule.said.everyDays", { count: cadence.days, from: cadence.from, at: cadence.at });
    case "month-day":
      return cadence.month === undefined
        ? t("plan.rule.said.monthDay", { day: cadence.day, at: cadence.at })
        : t("plan.rule.said.yearDay", { day: cadence.day, month: monthName(cadence.month), at: cadence.at });
    case "cron":
      return t("plan.rule.said.cron", { line: cadence.cron });
    case "rrule":
      return t("plan.rule.said.rrule");
    default: {
      const list = new Intl.ListFormat(LOCALE).format(cadence.weekdays.map((day) => dayName(day)));
      return t("plan.rule.said.weekly", { days: list, at: cadence.at });
    }
  }
}
