import { dayOf, startOfDay } from "#core/clock.ts";
import { findSums, sumUp } from "#counts/index.ts";
import { type AskedPeriod, periodOf } from "./period.ts";
import { transparencyReport } from "./report.ts";
import { findEntries, findHead, findSubjects, type Reader } from "./store.ts";
import type { Transparency } from "./transparency.ts";

export type ReportedCampaign = {
  id: string;
  slug: string;
  title: string;
  isDemo: boolean;
  timeZone: string;
  locales: string[];
  startsOn: Date;
};

/** The report on a campaign at this moment, with the place in the audit chain that it was made from. */
export async function readTransparency(
  prisma: Reader,
  campaign: ReportedCampaign,
  { asked, now }: { asked: AskedPeriod; now: Date },
): Promise<Transparency> {
  const { id, slug, title, isDemo, timeZone, locales } = campaign;
  const period = periodOf(asked, { startsOn: dayOf(campaign.startsOn), timeZone }, now);
  // The head comes first: entries that are written meanwhile are behind it, and left out.
  const head = await findHead(prisma);
  const entries = head ? await findEntries(prisma, head) : [];
  const rows = await findSums(prisma, {
    from: startOfDay(period.from),
    until: startOfDay(period.until),
    campaignId: id,
  });
  const { days: _days, ...counts } = sumUp(rows);
  return {
    campaign: { slug, title, isDemo, locale: locales[0] ?? "en" },
    ...transparencyReport(entries, await findSubjects(prisma, id), period),
    counts,
    checkpoint: head ? { seq: Number(head.seq), hash: head.hash, at: now } : null,
  };
}
