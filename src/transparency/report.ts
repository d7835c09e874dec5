import { corrected } from "./corrections.ts";
import { median } from "./median.ts";
import { boundsOf, type Period } from "./period.ts";
import {
  type Entry,
  type Released,
  readApproval,
  readArrival,
  readCorrection,
  readHold,
  readRecall,
  readRetraction,
  type Subjects,
} from "./record.ts";

export type TransparencyReport = {
  period: Period;
  /** Episodes that came out in the period, oldest first. */
  released: { slug: string; title: string; at: Date; languages: string[]; isAgain: boolean }[];
  languages: { locale: string; episodes: number }[];
  approvals: { accuracy: number; brand: number; language: number; videos: number };
  retractions: { slug: string; title: string; at: Date; reason: string; replacedBy: string | null }[];
  /** What newer releases of an episode say otherwise, in the words of the note that viewers see. */
  corrections: { slug: string; title: string; at: Date; note: string; locale: string }[];
  holds: { placed: number; lifted: number; becauseOfSource: number };
  /** What followed when a source changed: how many live videos it reached, and what became of them by now. */
  sourceChanges: {
    changes: number;
    videos: number;
    takenDown: number;
    corrected: number;
    medianMsToTakeDown: number | null;
    medianMsToCorrection: number | null;
  };
  reports: {
    received: number;
    byForm: number;
    byEmail: number;
    answered: number;
    closed: number;
    medianMsToAnswer: number | null;
  };
};

/** What happened in a period, worked out from the audit log alone: the same entries always give the same report. */
export function transparencyReport(entries: readonly Entry[], subjects: Subjects, period: Period): TransparencyReport {
  const { start, end } = boundsOf(period);
  const inPeriod = entries.filter(({ at }) => at >= start && at < end);
  const of = (action: string) => inPeriod.filter((entry) => entry.action === action);
  const released = releasedIn(of("slot.released"), entries, subjects);
  return {
    period,
    released,
    languages: languagesOf(released),
    approvals: countApprovals(of("review.approve").filter(({ entityId }) => subjects.reviewIds.has(entityId))),
    retractions: retractionsOf(of("release.retract"), entries, subjects),
    corrections: correctionsOf(of("release.correct"), subjects),
    holds: countHolds(inPeriod, subjects),
    sourceChanges: corrected(of("source.recall"), entries, subjects),
    reports: countReports(inPeriod, entries),
  };
}

function releasedIn(
  out: readonly Entry[],
  all: readonly Entry[],
  { releases }: Subjects,
): TransparencyReport["released"] {
  const releaseOfSlot = new Map(releases.map((release) => [release.slotId, release]));
  const earlier = (entry: Entry, { episodeId }: Released) =>
    all.some(
      (other) =>
        other.action === entry.action &&
        other.at < entry.at &&
        releaseOfSlot.get(other.entityId)?.episodeId === episodeId,
    );
  return out.flatMap((entry) => {
    const release = releaseOfSlot.get(entry.entityId);
    if (!release) return [];
    const { slug, title, locales } = release;
    return [{ slug, title, at: entry.at, languages: [...locales].sort(), isAgain: earlier(entry, release) }];
  });
}

function languagesOf(released: TransparencyReport["released"]): TransparencyReport["languages"] {
  const episodes = new Map<string, Set<string>>();
  for (const { slug, languages } of released) {
    for (const locale of languages) episodes.set(locale, (episodes.get(locale) ?? new Set()).add(slug));
  }
  return [...episodes]
    .map(([locale, slugs]) => ({ locale, episodes: slugs.size }))
    .sort((a, b) => b.episodes - a.episodes || a.locale.localeCompare(b.locale));
}

function countApprovals(entries: readonly Entry[]): TransparencyReport["approvals"] {
  const approvals = entries.map(readApproval);
  const count = (kind: string) => approvals.filter((approval) => approval.kind === kind).length;
  const videos = new Set(approvals.map(({ contentHash }) => contentHash)).size;
  return { accuracy: count("accuracy"), brand: count("brand"), language: count("language"), videos };
}

// Only what had been out: what was stopped before it came out is nobody's but ours.
function retractionsOf(
  taken: readonly Entry[],
  all: readonly Entry[],
  { releases }: Subjects,
): TransparencyReport["retractions"] {
  const wasOut = new Set(all.flatMap(({ action, entityId }) => (action === "slot.released" ? [entityId] : [])));
  const slugOf = new Map(releases.map(({ episodeId, slug }) => [episodeId, slug]));
  return taken.flatMap((entry) => {
    const release = releases.find(({ id }) => id === entry.entityId);
    if (!release || !wasOut.has(release.slotId)) return [];
    const replacedBy = slugOf.get(readRetraction(entry).replacementId ?? "") ?? null;
    return [{ slug: release.slug, title: release.title, at: entry.at, reason: entry.reason ?? "", replacedBy }];
  });
}

function correctionsOf(entries: readonly Entry[], { releases }: Subjects): TransparencyReport["corrections"] {
  const releaseOf = new Map(releases.map((release) => [release.id, release]));
  return entries.flatMap((entry) => {
    const release = releaseOf.get(entry.entityId);
    if (!release) return [];
    const { note, locale } = readCorrection(entry);
    return [{ slug: release.slug, title: release.title, at: entry.at, note, locale }];
  });
}

// Their reasons and subjects are not told: a hold is often about what is not out yet.
function countHolds(entries: readonly Entry[], subjects: Subjects): TransparencyReport["holds"] {
  const isOurs = (entry: Entry) => {
    const { campaignId, episodeId, slotId } = readHold(entry);
    if (episodeId) return subjects.episodeIds.has(episodeId);
    if (slotId) return subjects.slotIds.has(slotId);
    return !campaignId || campaignId === subjects.campaignId;
  };
  const count = (action: string) => entries.filter((entry) => entry.action === action && isOurs(entry)).length;
  const recalled = entries.flatMap((entry) => (entry.action === "source.recall" ? readRecall(entry).held : []));
  const becauseOfSource = recalled.filter((id) => subjects.slotIds.has(id)).length;
  return { placed: count("hold.place") + becauseOfSource, lifted: count("hold.lift"), becauseOfSource };
}

function countReports(inPeriod: readonly Entry[], all: readonly Entry[]): TransparencyReport["reports"] {
  const received = inPeriod.filter(({ action }) => action === "report.receive");
  const ways = received.map((entry) => readArrival(entry).way);
  const receivedAt = new Map(
    all.flatMap(({ action, entityId, at }) => (action === "report.receive" ? [[entityId, at]] : [])),
  );
  const answered = firstOf(all, "report.answer").filter((entry) => inPeriod.includes(entry));
  return {
    received: received.length,
    byForm: ways.filter((way) => way === "form").length,
    byEmail: ways.filter((way) => way === "email").length,
    answered: answered.length,
    closed: inPeriod.filter(({ action }) => action === "report.close").length,
    medianMsToAnswer: median(
      answered.flatMap(({ entityId, at }) => {
        const since = receivedAt.get(entityId);
        return since ? [at.getTime() - since.getTime()] : [];
      }),
    ),
  };
}

function firstOf(entries: readonly Entry[], action: string): Entry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => entry.action === action && !seen.has(entry.entityId) && seen.add(entry.entityId));
}
