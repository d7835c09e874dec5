import { type Call, demand, may, type Transaction } from "#access/index.ts";
import { dayOf } from "#core/clock.ts";
import type { ContentHash } from "#core/content-hash.ts";
import { NotFoundError } from "#core/errors.ts";
import { readStoryboard } from "#storyboards/index.ts";
import { anchorSchema } from "../comments/anchor.ts";
import { drawingSchema } from "../comments/drawing.ts";
import { placeComment } from "../comments/placement.ts";
import { findThreads, type ThreadRow } from "../comments/store.ts";
import { ownPart } from "../own-part.ts";
import { PERMISSION } from "../permission.ts";
import { findClaims, findHistory, findLastApproved } from "../reading/store.ts";
import { findReview, findReviewed, isAuthor, type Reviewed } from "../store.ts";
import { isInForce, missingApprovals, objectionIn, reviewState } from "../verdict.ts";
import { readDifference } from "./read-difference.ts";

/**
 * Everything that a decision about one exact video rests on: its facts and sources, the checks it passed, what was said
 * and decided, and what became of it since somebody last approved. Throws NOT_FOUND.
 */
export async function readReview({ ctx, input }: Call<{ contentHash: ContentHash }>, reader: Transaction) {
  demand(ctx.actor, "review:read");
  const { contentHash } = input;
  const reviewed = await findReviewed(reader, contentHash);
  if (!reviewed) throw new NotFoundError("The render");
  const { render, plan, version, script, isCurrent, isTranslated } = reviewed;
  const review = await findReview(reader, contentHash);
  const missing = missingApprovals((review?.approvals ?? []).filter(isInForce), { isTranslated });
  const openRequests = (review?.changeRequests ?? []).filter(isInForce).length;
  const threads = placedThreads(await findThreads(reader, reviewed), reviewed);
  const openBlocking = threads.filter(({ isBlocking, resolvedAt }) => isBlocking && resolvedAt === null).length;
  const last = await findLastApproved(
    reader,
    { scriptId: script.id, format: plan.format, number: version.number },
    contentHash,
  );
  return {
    contentHash,
    renderId: render.id,
    state: reviewState({ isCurrent, missing, openRequests }),
    missing,
    objection: objectionIn({ scriptState: version.state, openRequests, openBlocking }),
    isCurrent,
    isTranslated,
    video: {
      state: render.state,
      quality: render.quality,
      format: plan.format,
      theme: plan.theme,
      motion: plan.motion,
      hasEndCard: plan.hasEndCard,
      durationFrames: readStoryboard(plan.body).durationFrames,
      /** What was measured of the finished files. */
      facts: render.facts,
    },
    script: {
      versionId: version.id,
      number: version.number,
      state: version.state,
      locale: script.locale,
      findings: version.findings,
      suppressions: readStoryboard(plan.body).suppressions,
    },
    claims: await readClaims(reader, version.id, dayOf(ctx.now())),
    ...(await readHistory(reader, { contentHash, versionId: version.id, isCurrent })),
    threads,
    ownPart: await readOwnPart({ ctx, input: { reviewed, given: review?.approvals ?? [] } }, reader),
    sinceApproval: last && {
      ...last,
      difference: await readDifference({ ctx, input: { from: last.contentHash, to: contentHash } }, reader),
    },
  };
}

async function readClaims(reader: Transaction, versionId: string, today: string) {
  const claims = await findClaims(reader, versionId);
  return claims.map(({ key, text, source: { recalls, ...source } }) => ({
    key,
    text,
    source: {
      id: source.id,
      publisher: source.publisher,
      title: source.title,
      url: source.url,
      readOn: dayOf(source.readOn),
      nextCheckOn: dayOf(source.nextCheckOn),
    },
    isOverdue: dayOf(source.nextCheckOn) < today,
    /** Why the source was recalled, unless it was read again since. */
    recalled: recalls.find(({ createdAt }) => createdAt >= source.readOn)?.reason ?? null,
  }));
}

type Dated = { contentHash: ContentHash; versionId: string; isCurrent: boolean };

async function readHistory(reader: Transaction, { isCurrent, ...of }: Dated) {
  const { approvals, requests, scriptDecisions } = await findHistory(reader, of);
  const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });
  return {
    approvals: approvals.map((approval) => {
      const { id, kind, note, suppressions, createdAt, voidedAt, voidReason, person } = approval;
      const counts = isInForce({ kind, person });
      const replaced = isCurrent ? null : "the script has a newer version";
      const void_ = voidReason ?? replaced ?? (counts ? null : "whoever gave it decides about that no longer");
      return { id, kind, by: nameOf(person), note, suppressions, createdAt, voidedAt, void: void_ };
    }),
    changeRequests: requests.map(({ id, kind, reasons, createdAt, withdrawnAt, person }) => {
      return { id, kind, by: nameOf(person), reasons, createdAt, withdrawnAt };
    }),
    scriptDecisions: scriptDecisions.map(({ id, verdict, reason, suppressions, createdAt, person }) => {
      return { id, verdict, by: nameOf(person), reason, suppressions, createdAt };
    }),
  };
}

function placedThreads(rows: ThreadRow[], { plan, render }: Reviewed) {
  const target = { storyboard: readStoryboard(plan.body), storyboardHash: render.storyboardHash };
  return rows.map(({ review, replies, anchor, endAnchor, ...row }) => ({
    ...said(row),
    isBlocking: row.isBlocking,
    drawing: drawingSchema.nullable().parse(row.drawing),
    resolvedAt: row.resolvedAt,
    /** The hash it was written on, and where it stands on this one. */
    writtenOn: review.contentHash,
    place: placeComment(
      {
        storyboardHash: review.render.storyboardHash,
        frame: row.frame,
        endFrame: row.endFrame,
        anchor: anchorSchema.nullable().parse(anchor),
        endAnchor: anchorSchema.nullable().parse(endAnchor),
      },
      target,
    ),
    words: anchorSchema.nullable().parse(anchor)?.words ?? null,
    replies: replies.map(said),
  }));
}

type Said = Pick<ThreadRow, "id" | "text" | "mentions" | "createdAt" | "editedAt" | "version" | "person" | "guestName">;

function said({ id, text, mentions, createdAt, editedAt, version, person, guestName }: Said) {
  const by = person ? { id: person.id, name: person.name } : { id: null, name: guestName ?? "" };
  return { id, text, mentions, createdAt, editedAt, version, by, isGuest: person === null };
}

type Own = { reviewed: Reviewed; given: { personId: string; kind: "accuracy" | "brand" | "language" }[] };

async function readOwnPart({ ctx, input }: Call<Own>, reader: Transaction) {
  if (ctx.actor.type !== "person") return { kinds: [], because: "only a person decides" };
  const { personId, roles } = ctx.actor;
  const { render, isCurrent, isTranslated, script } = input.reviewed;
  return ownPart(roles, {
    isCurrent,
    isTranslated: isTranslated && may(ctx.actor, PERMISSION.language, { locale: script.locale }),
    isDecidable: render.state === "qc_passed" && render.quality === "final",
    isAuthor: await isAuthor(reader, render.storyboardHash, personId),
    given: input.given.find((one) => one.personId === personId)?.kind ?? null,
  });
}
