import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useAll } from "../../api/answers.ts";
import { useCampaign } from "../../api/campaign.ts";
import { Page } from "../../parts/Page.tsx";
import { Panel } from "../../parts/Panel.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Channels } from "./Channels.tsx";
import { DeliveryPanel } from "./DeliveryPanel.tsx";
import { ReleaseCard } from "./ReleaseCard.tsx";
import { Tasks } from "./Tasks.tsx";
import "./deliver.css";

const LOOK_MS = 15_000;

/** Where it goes: the channels, what arrived on each, and what waits for a person there. */
export default function Deliver() {
  const { t } = useTranslation();
  const { campaign } = useCampaign();
  const [search, setSearch] = useSearchParams();
  const releases = useAll(
    "get /api/v1/releases",
    { query: { limit: "50", campaignId: campaign?.id } },
    { isWanted: campaign !== null, everyMs: LOOK_MS },
  );
  const chosen = search.get("release");
  const open = (deliveryId: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (deliveryId) next.set("delivery", deliveryId);
      else next.delete("delivery");
      return next;
    });
  return (
    <Page title={t("deliver.title")} about={t("deliver.about")}>
      <Tasks openDelivery={open} />
      {campaign && <Channels campaignId={campaign.id} />}
      <Panel title={t("deliver.releases")}>
        <Shown asked={releases}>
          {(items) => {
            const shown = chosen ? items.filter(({ id }) => id === chosen) : items;
            if (shown.length === 0) return <Empty title={t("deliver.none")}>{t("deliver.noneWords")}</Empty>;
            return (
              <ul className="plain stack">
                {shown.map((release) => (
                  <ReleaseCard key={release.id} release={release} open={open} />
                ))}
              </ul>
            );
          }}
        </Shown>
      </Panel>
      <DeliveryPanel deliveryId={search.get("delivery")} close={() => open(null)} />
    </Page>
  );
}
