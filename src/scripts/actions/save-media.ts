import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotAllowedError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { MOST_BYTES_A_PERSON, type NewMedia, newMediaSchema } from "../media/media.ts";
import { countBytes, findOwnMedia, insertMedia } from "../media/store.ts";

/** Writes down a file that is kept already; the same file again is the same row. Throws INVALID_INPUT `media-quota`. */
export async function saveMedia({ ctx, input }: Call<NewMedia>): Promise<NewMedia & { id: string; createdAt: Date }> {
  demand(ctx.actor, "media:upload");
  const { actor } = ctx;
  if (actor.type === "system") throw new NotAllowedError("A file is brought by a person.");
  const media = parseInput(newMediaSchema, input, "media");
  return ctx.transaction(async (tx) => {
    const bytes = await countBytes(tx, actor.personId);
    const known = await findOwnMedia(tx, actor.personId, media.sha256);
    if (known) return known;
    if (bytes + media.bytes > MOST_BYTES_A_PERSON) {
      const message = `you have brought ${MOST_BYTES_A_PERSON / 1e9} GB, which is as much as one person may`;
      throw new InvalidInputError("media", [{ path: "", message, reason: "media-quota" }]);
    }
    const row = await insertMedia(tx, { ...media, personId: actor.personId });
    await recordAudit(tx, ctx, { action: "media.upload", entityType: "Media", entityId: row.id, after: media });
    return row;
  });
}
