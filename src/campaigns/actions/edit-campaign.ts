import { z } from "zod";
import { type Call, demand } from "#access/index.ts";
import { recordAudit } from "#audit/index.ts";
import { dayOf, startOfDay } from "#core/clock.ts";
import { InvalidInputError, NotFoundError, StaleVersionError } from "#core/errors.ts";
import { parseInput } from "#core/parse-input.ts";
import { campaignEditSchema } from "../edits.ts";
import { findCampaignById, updateCampaign } from "../store.ts";

const editCampaignSchema = z.strictObject({
  campaignId: z.uuid(),
  version: z.int(),
  changes: campaignEditSchema,
});
export type EditCampaign = z.input<typeof editCampaignSchema>;

/** Changes a campaign that nobody changed since it was read. Slots stay where they are. Throws INVALID_INPUT, NOT_FOUND, STALE_VERSION. */
export async function editCampaign({ ctx, input }: Call<EditCampaign>): Promise<{ version: number }> {
  demand(ctx.actor, "campaign:edit");
  const { campaignId, version, changes } = parseInput(editCampaignSchema, input, "campaign");
  return ctx.transaction(async (tx) => {
    const campaign = await findCampaignById(tx, campaignId);
    if (!campaign) throw new NotFoundError(`The campaign ${campaignId}`);
    const startsOn = changes.startsOn === undefined ? campaign.startsOn : startOfDay(changes.startsOn);
    const endsOn = changes.endsOn === undefined ? campaign.endsOn : startOfDay(changes.endsOn);
    if (endsOn <= startsOn) {
      const message = `must be later than startsOn (${dayOf(startsOn)}): it is the first day after`;
      throw new InvalidInputError("campaign", [{ path: "endsOn", message, reason: "invalid-range" }]);
    }
    const { title = campaign.title, locales = campaign.locales, formats = campaign.formats } = changes;
    const { announcesDates = campaign.announcesDates } = changes;
    const after = { title, locales, formats, announcesDates, startsOn, endsOn };
    if (!(await updateCampaign(tx, { id: campaignId, version }, after))) throw new StaleVersionError("The campaign");
    await recordAudit(tx, ctx, {
      action: "campaign.edit",
      entityType: "Campaign",
      entityId: campaignId,
      before: Object.fromEntries(Object.keys(after).map((name) => [name, campaign[name as keyof typeof after]])),
      after,
    });
    return { version: version + 1 };
  });
}
