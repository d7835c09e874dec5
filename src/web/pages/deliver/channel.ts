import type { ItemOf } from "../../api/calls.ts";

export type Channel = ItemOf<"get /api/v1/campaigns/:campaignId/channels">;
