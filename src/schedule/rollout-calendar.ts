import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { readableWallTime } from "#core/wall-time.ts";
import type { PlannedSlot } from "./plan.ts";
import type { Rollout } from "./rollout.ts";

/**
 * A rollout as an iCalendar file. Each slot is tentative, at its instant in UTC, and keeps its UID from plan to plan, so
 * that a calendar moves it instead of showing it twice.
 */
export function rolloutCalendar(campaign: { slug: string; title: string }, { slots }: Rollout, now: Date): string {
  const calendar = ical({
    name: campaign.title,
    prodId: { company: "Sunny Corner", product: "Rollout", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const slot of slots) {
    calendar.createEvent({
      id: uidOf(campaign.slug, slot),
      start: new Date(slot.instant),
      stamp: now,
      summary: slot.audience === undefined ? slot.episode.title : `${slot.episode.title} (${slot.audience})`,
      description: [`${readableWallTime(slot.wallTime)} ${slot.timeZone}`, ...slot.notes].join("\n"),
      status: ICalEventStatus.TENTATIVE,
      // A release needs nobody's hour.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function uidOf(campaign: string, { episode, audience }: PlannedSlot): string {
  return `${[campaign, episode.slug, ...(audience === undefined ? [] : [audience])].join(".")}@sunny-corner`;
}
