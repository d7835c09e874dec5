import { useAll } from "./answers.ts";
import type { ItemOf } from "./calls.ts";
import type { Campaign } from "./campaign.ts";
import { spanOf } from "./span.ts";

export type Slot = ItemOf<"get /api/v1/slots">;

/** All slots of a campaign, as far as one question of the API reaches. */
export function useSlots(campaign: Campaign | null) {
  const span = campaign ? spanOf(campaign, new Date()) : { from: "", until: "" };
  return useAll(
    "get /api/v1/slots",
    { query: { ...span, limit: "200", campaignId: campaign?.id } },
    { isWanted: campaign !== null, everyMs: 60_000 },
  );
}

/** The episodes of a campaign in their order. */
export function useEpisodes(campaign: Campaign | null) {
  return useAll(
    "get /api/v1/campaigns/:campaignId/episodes",
    { params: { campaignId: campaign?.id ?? "" }, query: { limit: "100" } },
    { isWanted: campaign !== null },
  );
}
