import { type Actor, type Call, demand, may, type Transaction } from "#access/index.ts";
import { dayOf, startOfDay } from "#core/clock.ts";
import { ownPart } from "../own-part.ts";
import { PERMISSION } from "../permission.ts";
import {
  findOpenBlocking,
  findOwnVersions,
  findReviewable,
  findReviews,
  findScriptsInReview,
  type Reviewable,
} from "../reading/store.ts";
import type { ApprovalKind } from "../store.ts";
import { isInForce, missingApprovals, type ReviewState, reviewState } from "../verdict.ts";

export type WaitingVideo = {
  contentHash: string;
  renderId: string;
  episode: { id: string; slug: string; title: string };
  campaign: string;
  locale: string;
  format: string;
  motion: string;
  hasEndCard: boolean;
  version: number;
  state: ReviewState;
  missing: ApprovalKind[];
  /** Which of the missing approvals could be mine. */
  mine: ApprovalKind[];
  openBlocking: number;
  finishedAt: Date | null;
  /** When its episode is to go out next. */
  nextAt: Date | null;
};
export type WaitingScript = {
  versionId: string;
  version: number;
  episode: { id: string; slug: string; title: string };
  campaign: string;
  locale: string;
  since: Date;
};
export type ReviewQueue = { videos: WaitingVideo[]; scripts: WaitingScript[] };

/** What waits for the decision of whoever asks: what goes out first comes first. */
export async function readReviewQueue({ ctx }: Call<Record<string, never>>, reader: Transaction): Promise<ReviewQueue> {
  demand(ctx.actor, "review:read");
  if (ctx.actor.type !== "person") return { videos: [], scripts: [] };
  const { personId, roles } = ctx.actor;
  const rows = await findReviewable(reader, startOfDay(dayOf(ctx.now())));
  const videos = await readVideos({ rows, actor: ctx.actor }, reader);
  return {
    videos: videos.filter(({ mine }) => mine.length > 0).sort(soonestFirst),
    scripts: roles.includes("accuracy_reviewer") ? await readScripts(personId, reader) : [],
  };
}

type Asking = { rows: Reviewable[]; actor: Extract<Actor, { type: "person" }> };

async function readVideos({ rows, actor }: Asking, reader: Transaction): Promise<WaitingVideo[]> {
  const { personId, roles } = actor;
  const reviews = await findReviews(
    reader,
    rows.map(({ contentHash }) => contentHash),
  );
  const own = await findOwnVersions(
    reader,
    rows.map(({ versionId }) => versionId),
    personId,
  );
  const blocking = await findOpenBlocking(reader, [...new Set(rows.map(({ scriptId }) => scriptId))]);
  return rows.map((row) => {
    const { contentHash, renderId, campaign, locale, format, motion, hasEndCard, isTranslated } = row;
    const review = reviews.find((one) => one.contentHash === contentHash);
    const approvals = (review?.approvals ?? []).filter(isInForce);
    const missing = missingApprovals(approvals, { isTranslated });
    const openRequests = (review?.changeRequests ?? []).filter(isInForce).length;
    const given = review?.approvals.find((one) => one.personId === personId)?.kind ?? null;
    const isAuthor = own.has(row.versionId);
    const isTheirs = isTranslated && may(actor, PERMISSION.language, { locale });
    const { kinds } = ownPart(roles, { isCurrent: true, isDecidable: true, isTranslated: isTheirs, isAuthor, given });
    return {
      contentHash,
      renderId,
      episode: { id: row.episodeId, slug: row.slug, title: row.title },
      campaign,
      locale,
      format,
      motion,
      hasEndCard,
      version: row.number,
      state: reviewState({ isCurrent: true, missing, openRequests }),
      missing,
      mine: kinds.filter((kind) => missing.includes(kind)),
      openBlocking: blocking.filter(
        (one) => one.scriptId === row.scriptId && one.format === format && one.number <= row.number,
      ).length,
      finishedAt: row.finishedAt,
      nextAt: row.nextAt,
    };
  });
}

async function readScripts(personId: string, reader: Transaction): Promise<WaitingScript[]> {
  const versions = await findScriptsInReview(reader);
  return versions
    .filter(({ authors }) => !authors.some((author) => author.personId === personId))
    .map(({ id, number, createdAt, script }) => ({
      versionId: id,
      version: number,
      episode: { id: script.episode.id, slug: script.episode.slug, title: script.episode.title },
      campaign: script.episode.campaign.slug,
      locale: script.locale,
      since: createdAt,
    }));
}

function soonestFirst(a: WaitingVideo, b: WaitingVideo): number {
  const at = ({ nextAt }: WaitingVideo) => nextAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return at(a) - at(b) || (a.contentHash < b.contentHash ? -1 : 1);
}
