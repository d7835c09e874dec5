import { useLocalStorage } from "@mantine/hooks";
import { useAll, useAnswer } from "../../api/answers.ts";
import type { Campaign } from "../../api/campaign.ts";
import { useEpisodes } from "../../api/slots.ts";
import { spanOf } from "../../api/span.ts";
import { type Filters, filtered } from "./filters.ts";
import { isCalendar, spanOfView, type View } from "./views.ts";

const SOON_MS = 60_000;
const LATER_MS = 300_000;

/** What a view of the plan needs, and no more of the year than it shows. */
export function usePlan(campaign: Campaign, { view, on, filters }: { view: View; on: string; filters: Filters }) {
  const params = { campaignId: campaign.id };
  const isAll = view === "year" || !isCalendar(view);
  const span = isCalendar(view) ? spanOfView(on, view) : spanOf(campaign, new Date());
  const slots = useAll(
    "get /api/v1/slots",
    { query: { ...span, limit: "200", campaignId: campaign.id } },
    { everyMs: isAll ? LATER_MS : SOON_MS, keepsLast: isCalendar(view) },
  );
  const schedules = useAnswer("get /api/v1/campaigns/:campaignId/schedules", { params });
  const channels = useAnswer("get /api/v1/campaigns/:campaignId/channels", { params });
  const episodes = useEpisodes(campaign);
  const releases = useAll(
    "get /api/v1/releases",
    { query: { limit: "100", campaignId: campaign.id } },
    { isWanted: filters.channel !== "" },
  );
  const facts = {
    episodes: episodes.data ?? [],
    channels: channels.data?.items ?? [],
    releases: releases.data ?? [],
  };
  return {
    slots,
    schedules: schedules.data?.items ?? [],
    channels: facts.channels,
    shown: filtered(slots.data ?? [], filters, facts),
  };
}

/** The zones whose clocks are shown beside that of the campaign, as this browser keeps them. */
export function useZones(campaign: Pick<Campaign, "id">) {
  const [zones, setZones] = useLocalStorage<string[]>({
    key: `sunny-zones-${campaign.id}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  return { zones, setZones };
}
