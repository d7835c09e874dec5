import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { Slot } from "../../api/slots.ts";
import { isMovable } from "./events.ts";

const MINUTES_SHOWN = 15;

/**
 * Slots as an iCalendar file. An event keeps its UID and counts its changes, so that a calendar that has read an older
 * file moves it instead of showing it twice.
 */
export function planCalendar(
  { title }: { title: string },
  slots: readonly Slot[],
  { now, origin }: { now: Date; origin: string },
): string {
  const calendar = ical({
    name: title,
    prodId: { company: "Sunny Corner", product: "Plan", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const slot of slots.filter(({ state }) => state !== "cancelled")) {
    const start = new Date(slot.nominalAt);
    calendar.createEvent({
      id: `${slot.id}@sunny-corner`,
      sequence: slot.version,
      start,
      end: new Date(start.getTime() + MINUTES_SHOWN * 60_000),
      stamp: now,
      summary: slot.episodeTitle,
      description: `${slot.wallTime.slice(0, 16).replace("T", " ")} ${slot.timeZone}: ${slot.state}`,
      url: `${origin}/admin/plan?slot=${slot.id}`,
      status: statusOf(slot),
      // A release needs nobody's hour.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function statusOf(slot: Slot): ICalEventStatus {
  if (isMovable(slot)) return ICalEventStatus.TENTATIVE;
  const isOut = ["releasing", "released"].includes(slot.state);
  return isOut ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED;
}
