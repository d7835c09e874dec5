import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { WrongStateError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { type CampaignFile, campaignFileSchema } from "../campaign-file.ts";
import { findCampaignBySlug, insertCampaign } from "../store.ts";

/** Creates a campaign with its episodes, presenters and channels from a campaign file. Throws INVALID_INPUT, WRONG_STATE when its slug is taken. */
export async function createCampaign({ ctx, input }: Call<CampaignFile>): Promise<{ id: string; slug: string }> {
  demand(ctx.actor, "campaign:create");
  const file = parseInput(campaignFileSchema, input, "campaign");
  return ctx.transaction(async (tx) => {
    if (await findCampaignBySlug(tx, file.slug)) {
      throw new WrongStateError(`There is a campaign ${file.slug} already.`);
    }
    const { id, slug } = await insertCampaign(tx, file, ctx.now());
    await recordAudit(tx, ctx, { action: "campaign.create", entityType: "Campaign", entityId: id, after: { slug } });
    return { id, slug };
  });
}
