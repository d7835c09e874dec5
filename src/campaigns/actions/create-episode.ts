import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { NotFoundError, WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { newEpisodeSchema } from "../edits.ts";
import { presenterIdOf } from "../presenter-id.ts";
import { findCampaignById, insertEpisode, lockEpisodes } from "../store.ts";

// As many as a campaign file may have.
const MOST_EPISODES = 200;

const createEpisodeSchema = newEpisodeSchema.extend({ campaignId: z.uuid() });
export type CreateEpisode = z.input<typeof createEpisodeSchema>;

/** Adds an episode at the end of a series. Throws INVALID_INPUT, NOT_FOUND, WRONG_STATE when the series is full, CONFLICT when its slug is taken. */
export async function createEpisode({ ctx, input }: Call<CreateEpisode>): Promise<{ id: string }> {
  demand(ctx.actor, "campaign:edit");
  const { campaignId, presenter, notBefore = null, ...facts } = parseInput(createEpisodeSchema, input, "episode");
  return ctx.transaction(async (tx) => {
    if (!(await findCampaignById(tx, campaignId))) throw new NotFoundError(`The campaign ${campaignId}`);
    const presenterId = await presenterIdOf(tx, presenter);
    const others = await lockEpisodes(tx, campaignId);
    if (others.length >= MOST_EPISODES) throw new WrongStateError(`A campaign has at most ${MOST_EPISODES} episodes.`);
    const position = (others.at(-1)?.position ?? 0) + 1;
    const { id } = await insertEpisode(tx, { campaignId, ...facts, position, presenterId, notBefore });
    await recordAudit(tx, ctx, {
      action: "episode.create",
      entityType: "Episode",
      entityId: id,
      after: { campaignId, ...facts, position, presenter, notBefore },
    });
    return { id };
  });
}
