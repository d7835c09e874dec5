import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { episodeEditSchema } from "../edits.ts";
import { presenterIdOf } from "../presenter-id.ts";
import { findEpisodeById, updateEpisode } from "../store.ts";

const editEpisodeSchema = z.strictObject({ episodeId: z.uuid(), version: z.int(), changes: episodeEditSchema });
export type EditEpisode = z.input<typeof editEpisodeSchema>;

/** Changes an episode that nobody changed since it was read. Throws INVALID_INPUT, NOT_FOUND, STALE_VERSION. */
export async function editEpisode({ ctx, input }: Call<EditEpisode>): Promise<{ version: number }> {
  demand(ctx.actor, "campaign:edit");
  const { episodeId, version, changes } = parseInput(editEpisodeSchema, input, "episode");
  return ctx.transaction(async (tx) => {
    const episode = await findEpisodeById(tx, episodeId);
    if (!episode) throw new NotFoundError(`The episode ${episodeId}`);
    const { presenter, title = episode.title, topic = episode.topic, notBefore = episode.notBefore } = changes;
    const presenterId = presenter === undefined ? episode.presenterId : await presenterIdOf(tx, presenter);
    const after = { title, topic, notBefore, presenterId };
    const isWritten = await updateEpisode(tx, { id: episodeId, version }, after);
    if (!isWritten) throw new StaleVersionError("The episode");
    await recordAudit(tx, ctx, {
      action: "episode.edit",
      entityType: "Episode",
      entityId: episodeId,
      before: Object.fromEntries(Object.keys(after).map((name) => [name, episode[name as keyof typeof after]])),
      after,
    });
    return { version: version + 1 };
  });
}
