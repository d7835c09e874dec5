import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { InvalidInputError, NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { findCampaignById, lockEpisodes, setPositions, updateCampaign } from "../store.ts";

const reorderEpisodesSchema = z.strictObject({
  campaignId: z.uuid(),
  version: z.int(),
  episodeIds: z.array(z.uuid()).min(1).max(200),
});
export type ReorderEpisodes = z.input<typeof reorderEpisodesSchema>;

/** Puts the episodes of a series into another order. Slots stay as they are. Throws INVALID_INPUT unless the list has each once, NOT_FOUND, STALE_VERSION. */
export async function reorderEpisodes({ ctx, input }: Call<ReorderEpisodes>): Promise<{ version: number }> {
  demand(ctx.actor, "campaign:edit");
  const { campaignId, version, episodeIds } = parseInput(reorderEpisodesSchema, input, "order");
  return ctx.transaction(async (tx) => {
    if (!(await findCampaignById(tx, campaignId))) throw new NotFoundError(`The campaign ${campaignId}`);
    const before = (await lockEpisodes(tx, campaignId)).map(({ id }) => id);
    if (!(await updateCampaign(tx, { id: campaignId, version }, {}))) throw new StaleVersionError("The campaign");
    if ([...episodeIds].sort().join() !== [...before].sort().join()) {
      const message = `must name each of the ${before.length} episodes of the campaign once`;
      throw new InvalidInputError("order", [{ path: "episodeIds", message }]);
    }
    await setPositions(tx, episodeIds);
    await recordAudit(tx, ctx, {
      action: "episode.reorder",
      entityType: "Campaign",
      entityId: campaignId,
      before: { episodeIds: before },
      after: { episodeIds },
    });
    return { version: version + 1 };
  });
}
