import { type Actor, demand, type Transaction } from "#access/index.ts";
import type { ContentHash } from "#core/content-hash.ts";
import {
  ContentChangedError,
  NotAllowedError,
  NotFoundError,
  SeparationOfDutiesError,
  WrongStateError,
} from "#core/errors.ts";
import { PERMISSION } from "../permission.ts";
import { type ApprovalKind, findReviewed, isAuthor, lockDecisions, type Reviewed } from "../store.ts";

/**
 * The video that somebody wants to decide about, with all other decisions waiting. Throws NOT_FOUND, NOT_ALLOWED for
 * tokens and jobs, and for translators of other languages; WRONG_STATE before its checks passed, CONTENT_CHANGED, SEPARATION_OF_DUTIES.
 */
export async function findDecidable(
  { actor, contentHash, kind }: { actor: Actor; contentHash: ContentHash; kind: ApprovalKind },
  tx: Transaction,
): Promise<{ reviewed: Reviewed; personId: string }> {
  if (actor.type !== "person") throw new NotAllowedError("Only a person can decide.");
  const { personId } = actor;
  await lockDecisions(tx, "alone");
  const reviewed = await findReviewed(tx, contentHash);
  if (!reviewed) throw new NotFoundError("The render");
  const { render, isCurrent, isTranslated } = reviewed;
  if (render.state !== "qc_passed" || render.quality !== "final") {
    throw new WrongStateError("Only a finished final render that passed its checks can be decided about.");
  }
  if (!isCurrent) throw new ContentChangedError("The script has a newer version; review the render of that one.");
  if (await isAuthor(tx, render.storyboardHash, personId)) {
    throw new SeparationOfDutiesError("Nobody approves what they wrote or edited.");
  }
  if (kind === "language" && !isTranslated) {
    throw new WrongStateError(
      "Only a translation is signed off by a second speaker; this is the campaign's own language.",
    );
  }
  demand(actor, PERMISSION[kind], { locale: reviewed.script.locale });
  return { reviewed, personId };
}
