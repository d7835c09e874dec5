import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { readableWallTime } from "#core/wall-time.ts";
import type { CalendarSlot } from "./calendar/store.ts";
import { type SlotState, UNRELEASED } from "./slot-moves.ts";

const MINUTES_SHOWN = 15;
const AHEAD: readonly SlotState[] = UNRELEASED;
const OUT: readonly SlotState[] = ["releasing", "released"];

/**
 * The slots of a campaign as iCalendar, for people of the team. An event keeps its UID and counts its changes, so that
 * a calendar that has read an older one moves it instead of showing it twice, and strikes out what does not come.
 */
export function planCalendar(
  { title }: { title: string },
  slots: readonly CalendarSlot[],
  { now, origin }: { now: Date; origin: string },
): string {
  const calendar = ical({
    name: title,
    prodId: { company: "Sunny Corner", product: "Plan", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const slot of slots) {
    calendar.createEvent({
      id: `${slot.id}@sunny-corner`,
      sequence: slot.version,
      start: slot.nominalAt,
      end: new Date(slot.nominalAt.getTime() + MINUTES_SHOWN * 60_000),
      stamp: now,
      summary: slot.episodeTitle,
      description: `${readableWallTime(slot.wallTime.slice(0, 16))} ${slot.timeZone}: ${slot.state}`,
      url: `${origin}/admin/plan?slot=${slot.id}`,
      status: statusOf(slot),
      // A release needs nobody's hour.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function statusOf({ state }: CalendarSlot): ICalEventStatus {
  if (AHEAD.includes(state)) return ICalEventStatus.TENTATIVE;
  return OUT.includes(state) ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED;
}
