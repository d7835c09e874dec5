import { Button, Switch } from "@mantine/core";
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

const SETTLED = ["confirmed", "retracted", "cancelled"];
const isUnsettled = ({ deliveries }: { deliveries: readonly { state: string }[] }) =>
  deliveries.some(({ state }) => !SETTLED.includes(state));

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
  const isStuck = search.get("only") === "open";
  const set = (changes: Record<string, string | null>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      for (const [name, value] of Object.entries(changes)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  const open = (deliveryId: string | null) => set({ delivery: deliveryId });
  return (
    <Page title={t("deliver.title")} about={t("deliver.about")}>
      <Tasks openDelivery={open} />
      {campaign && <Channels key={campaign.id} campaign={campaign} />}
      <Panel
        title={t("deliver.releases")}
        action={
          <div className="row">
            {chosen && (
              <Button variant="default" onClick={() => set({ release: null })}>
                {t("deliver.all")}
              </Button>
            )}
            <Switch
              size="md"
              label={t("deliver.onlyOpen")}
              checked={isStuck}
              onChange={({ currentTarget }) => set({ only: currentTarget.checked ? "open" : null })}
            />
          </div>
        }
      >
        <Shown asked={releases}>
          {(items) => {
            const wanted = chosen ? items.filter(({ id }) => id === chosen) : items;
            const shown = isStuck ? wanted.filter(isUnsettled) : wanted;
            if (shown.length === 0) {
              return isStuck ? (
                <Empty title={t("deliver.noneOpen")} />
              ) : (
                <Empty title={t("deliver.none")}>{t("deliver.noneWords")}</Empty>
              );
            }
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
