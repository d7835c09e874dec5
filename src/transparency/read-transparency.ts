import { dayOf, startOfDay } from "#core/clock.ts";
import { findSums, sumUp } from "#counts/index.ts";
import { type AskedPeriod, periodOf } from "./period.ts";
import { transparencyReport } from "./report.ts";
import { findEntries, findHead, findReportedCampaign, findSubjects, type Reader } from "./store.ts";
import type { Transparency } from "./transparency.ts";

/** The report on the campaign at this moment, with the place in the audit chain that it was made from; null before there is any. */
export async function readTransparency(prisma: Reader, asked: AskedPeriod, now: Date): Promise<Transparency | null> {
  const campaign = await findReportedCampaign(prisma, now);
  if (!campaign) return null;
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
