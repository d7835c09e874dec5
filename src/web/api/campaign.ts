import { useLocalStorage } from "@mantine/hooks";
import { useAll } from "./answers.ts";
import type { ItemOf } from "./calls.ts";

export type Campaign = ItemOf<"get /api/v1/campaigns">;

/** All campaigns, and the one that is worked on: the last that was chosen in this browser, else the newest. */
export function useCampaign() {
  const { data: campaigns, ...rest } = useAll("get /api/v1/campaigns", { query: { limit: "100" } });
  const [chosen, choose] = useLocalStorage({ key: "sunny-campaign", defaultValue: "" });
  const campaign = campaigns?.find(({ id }) => id === chosen) ?? campaigns?.[0] ?? null;
  return { ...rest, campaigns, campaign, choose };
}
