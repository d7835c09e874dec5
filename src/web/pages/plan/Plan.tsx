import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Route, Routes } from "react-router";
import { useMay } from "../../api/account.ts";
import { useCampaign } from "../../api/campaign.ts";
import { NothingHere } from "../../parts/NothingHere.tsx";
import { Page } from "../../parts/Page.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Loading } from "../../parts/states/Loading.tsx";
import { PlanOf } from "./PlanOf.tsx";
import "./plan.css";

const Settings = lazy(() => import("./settings/Settings.tsx"));
const NewCampaign = lazy(() => import("./settings/NewCampaign.tsx"));

/** When each episode goes out, by which rule, and in which campaign. */
export default function Plan() {
  const { t } = useTranslation();
  const may = useMay();
  const { campaign, isPending } = useCampaign();
  if (isPending) return <Loading lines={8} />;
  const none = (
    <Page title={t("plan.title")}>
      <Empty
        title={t("noCampaign.title")}
        action={
          may("campaign:create") && (
            <Button component={Link} to="/plan/new">
              {t("plan.campaign.new")}
            </Button>
          )
        }
      >
        {t("plan.campaign.none")}
      </Empty>
    </Page>
  );
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <Routes>
        <Route index element={campaign ? <PlanOf key={campaign.id} campaign={campaign} /> : none} />
        <Route path="settings" element={campaign ? <Settings key={campaign.id} campaign={campaign} /> : none} />
        <Route path="new" element={<NewCampaign />} />
        <Route path="*" element={<NothingHere />} />
      </Routes>
    </Suspense>
  );
}
