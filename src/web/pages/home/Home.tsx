import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAccount } from "../../api/account.ts";
import { useCampaign } from "../../api/campaign.ts";
import { useEpisodes, useSlots } from "../../api/slots.ts";
import { Page } from "../../parts/Page.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Empty } from "../../parts/states/Empty.tsx";
import { Audit } from "./Audit.tsx";
import { Renders } from "./Renders.tsx";
import { Risks } from "./Risks.tsx";
import { Strip } from "./Strip.tsx";
import { Todos } from "./Todos.tsx";
import "./home.css";

/** The campaign at a glance: its weeks, what needs whoever is signed in, what is at risk, and what happens. */
export default function Home() {
  const { t } = useTranslation();
  const { data: account } = useAccount();
  const campaign = useCampaign();
  const slots = useSlots(campaign.campaign);
  const episodes = useEpisodes(campaign.campaign);
  const name = account?.person.name.split(" ")[0] ?? "";
  const greeting = t(`home.${greetingAt(new Date().getHours())}`, { name });
  return (
    <Page
      title={greeting}
      actions={
        <Button component={Link} to="/plan">
          {t("home.plan")}
        </Button>
      }
    >
      <Shown asked={campaign.campaigns ? { ...campaign, data: campaign.campaigns } : { ...campaign, data: undefined }}>
        {() =>
          campaign.campaign === null ? (
            <div className="card">
              <Empty title={t("noCampaign.title")}>{t("noCampaign.words")}</Empty>
            </div>
          ) : (
            <>
              <Strip campaign={campaign.campaign} slots={slots} episodes={episodes.data ?? []} />
              <div className="home-columns">
                <div className="stack">
                  <Todos slots={slots.data ?? []} episodes={episodes.data ?? []} />
                  <Risks campaign={campaign.campaign} />
                </div>
                <div className="stack">
                  <Renders />
                  <Audit />
                </div>
              </div>
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function greetingAt(hour: number): "title" | "titleNoon" | "titleEvening" {
  if (hour < 12) return "title";
  return hour < 18 ? "titleNoon" : "titleEvening";
}
