import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../api/account.ts";
import { useAnswer } from "../../../api/answers.ts";
import { useCampaign } from "../../../api/campaign.ts";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { Clock } from "./Clock.tsx";
import { Holds } from "./Holds.tsx";
import { Pauses } from "./Pauses.tsx";
import { Reconcile } from "./Reconcile.tsx";

/** What stops all releases and starts them again, and the way to what a campaign is. */
export function Settings() {
  const { t } = useTranslation();
  const may = useMay();
  const { campaign } = useCampaign();
  const installation = useAnswer("get /api/v1/installation", {}, { everyMs: 30_000 });
  return (
    <>
      {!may("pause:set") && <p className="quiet">{t("settings.onlyReading")}</p>}
      <Shown asked={installation}>
        {(state) => (
          <>
            <Pauses installation={state} campaign={campaign} />
            <Clock installation={state} />
          </>
        )}
      </Shown>
      <Holds />
      {may("release:reconcile") && <Reconcile />}
      {campaign && may("campaign:edit") && (
        <Panel title={t("settings.campaign")} about={t("settings.campaignMeans")}>
          <p>
            <Link to="/plan/settings">{t("settings.campaignWhere")}</Link>
          </p>
        </Panel>
      )}
    </>
  );
}
