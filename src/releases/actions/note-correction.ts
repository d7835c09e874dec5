import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { localeSchema, visibleText } from "#core/text.ts";
import { findCorrection, findRelease, hasEarlierRelease, insertCorrection, lockRelease } from "../store.ts";

const noteCorrectionSchema = z.strictObject({
  releaseId: z.uuid(),
  /** The language of the note; viewers of others are shown it where they have none of their own. */
  locale: localeSchema,
  /** What this release says otherwise than the one before it, for viewers. */
  note: visibleText(500),
});
export type NoteCorrection = z.input<typeof noteCorrectionSchema>;

/**
 * Tells viewers what a newer release of an episode corrects; page and feeds carry it from then on, and it stays as
 * written. Throws NOT_FOUND, WRONG_STATE when it is the episode's first release, was taken down, or has a note already.
 */
export async function noteCorrection({ ctx, input }: Call<NoteCorrection>): Promise<{ correctionId: string }> {
  demand(ctx.actor, "release:correct");
  const { releaseId, locale, note } = parseInput(noteCorrectionSchema, input, "correction");
  return ctx.transaction(async (tx) => {
    await lockRelease(tx, releaseId);
    const release = await findRelease(tx, releaseId);
    if (!release) throw new NotFoundError("The release");
    if (release.retractions.length > 0) throw new WrongStateError("It was taken down: its reason says what was wrong.");
    if (!(await hasEarlierRelease(tx, release))) {
      throw new WrongStateError("It is the first release of its episode: there is nothing that it corrects.");
    }
    if (await findCorrection(tx, { releaseId, locale }))
      throw new WrongStateError(`It has a note in ${locale} already.`);
    const personId = ctx.actor.type === "person" ? ctx.actor.personId : null;
    const { id: correctionId } = await insertCorrection(tx, { releaseId, locale, note, personId });
    await recordAudit(tx, ctx, {
      action: "release.correct",
      entityType: "Release",
      entityId: releaseId,
      after: { correctionId, locale, note },
    });
    return { correctionId };
  });
}
