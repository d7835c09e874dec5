import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { watchPath } from "../addresses.ts";
import type { PublicCampaign, PublicDate, PublicSite } from "../published.ts";

const STATUS: Record<PublicDate["standing"], ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** The public schedule as iCalendar. An entry keeps its UID for good, and its SEQUENCE only grows. */
export function publicCalendar(site: PublicSite, campaigns: readonly PublicCampaign[], title: string): string {
  const host = new URL(site.origin).host;
  const calendar = ical({
    name: title,
    prodId: { company: "Sunny Corner", product: "Public schedule", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    url: `${site.origin}/`,
    ttl: 3600,
  });
  for (const campaign of campaigns) {
    for (const date of campaign.dates) {
      const isOut = campaign.episodes.some(({ slug }) => slug === date.episode);
      calendar.createEvent({
        id: `${date.uid}@${host}`,
        sequence: date.version,
        start: date.at,
        // The same whenever it is asked for: a cache compares bytes.
        stamp: date.changedAt,
        summary: date.title,
        status: STATUS[date.standing],
        // A video takes nobody's hour.
        transparency: ICalEventTransparency.TRANSPARENT,
        ...(isOut && { url: site.origin + watchPath({ ...placeOf(campaign), slug: date.episode }) }),
      });
    }
  }
  return calendar.toString();
}

const placeOf = ({ homeLocale }: PublicCampaign) => ({ locale: homeLocale, homeLocale });
