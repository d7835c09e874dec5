import { Button } from "@mantine/core";
import { ArrowLeft, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../../api/account.ts";
import { useAnswer } from "../../../api/answers.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { Page } from "../../../parts/Page.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { Shown } from "../../../parts/Shown.tsx";
import { Empty } from "../../../parts/states/Empty.tsx";
import { dayWords } from "../../../parts/times.ts";
import { CampaignForm } from "./CampaignForm.tsx";
import { cadenceWords } from "./cadence-words.ts";
import { NewSchedule } from "./NewSchedule.tsx";
import { ScheduleForm } from "./ScheduleForm.tsx";
import { ruleOf, type Schedule } from "./timetable.ts";
import "./settings.css";

/** The rules of a plan: the campaign's dates, languages and shapes, and the rhythm of its schedules. */
export default function Settings({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  return (
    <Page
      title={t("plan.settings")}
      about={campaign.title}
      actions={
        <>
          <Button
            component={Link}
            to="/plan"
            variant="default"
            leftSection={<ArrowLeft aria-hidden="true" size={18} />}
          >
            {t("plan.toPlan")}
          </Button>
          {may("campaign:create") && (
            <Button
              component={Link}
              to="/plan/new"
              variant="default"
              leftSection={<Plus aria-hidden="true" size={18} />}
            >
              {t("plan.campaign.new")}
            </Button>
          )}
        </>
      }
    >
      <Panel title={t("plan.campaign.title")}>
        {isEditing ? (
          <CampaignForm campaign={campaign} done={() => setEditing(false)} />
        ) : (
          <>
            <dl className="plan-facts">
              <Fact name={t("plan.campaign.name")}>{campaign.title}</Fact>
              <Fact name={t("plan.campaign.span")}>
                {t("plan.campaign.fromTo", {
                  from: dayWords(`${campaign.startsOn}T00:00:00Z`, "UTC"),
                  to: dayWords(lastDay(campaign.endsOn), "UTC"),
                })}
              </Fact>
              <Fact name={t("plan.campaign.zone")}>{campaign.timeZone.replaceAll("_", " ")}</Fact>
              <Fact name={t("plan.campaign.locales")}>{campaign.locales.join(", ")}</Fact>
              <Fact name={t("plan.campaign.formats")}>{campaign.formats.join(", ")}</Fact>
              <Fact name={t("plan.campaign.announces")}>
                {t(campaign.announcesDates ? "plan.campaign.yes" : "plan.campaign.no")}
              </Fact>
            </dl>
            {may("campaign:edit") && (
              <div>
                <Button variant="default" onClick={() => setEditing(true)}>
                  {t("plan.campaign.edit")}
                </Button>
              </div>
            )}
          </>
        )}
      </Panel>
      <Schedules campaign={campaign} />
    </Page>
  );
}

const lastDay = (endsOn: string) => new Date(Date.parse(`${endsOn}T00:00:00Z`) - 86_400_000);

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt className="quiet small">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Schedules({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isMaking, setMaking] = useState(false);
  const params = { campaignId: campaign.id };
  const schedules = useAnswer("get /api/v1/campaigns/:campaignId/schedules", { params });
  return (
    <Panel title={t("plan.rule.title")} about={t("plan.rule.about")}>
      <Shown asked={schedules}>
        {({ items }) => (
          <>
            {items.length === 0 && !isMaking && <Empty title={t("plan.noSchedule")}>{t("plan.noScheduleWords")}</Empty>}
            {items.map((schedule) => (
              <One key={schedule.id} campaign={campaign} schedule={schedule} />
            ))}
            {isMaking && <NewSchedule campaign={campaign} isFirst={items.length === 0} done={() => setMaking(false)} />}
            {may("slot:place") && (
              <div>
                <Button variant="default" aria-expanded={isMaking} onClick={() => setMaking(!isMaking)}>
                  {t(isMaking ? "plan.rule.notNow" : "plan.makeSchedule")}
                </Button>
              </div>
            )}
          </>
        )}
      </Shown>
    </Panel>
  );
}

function One({ campaign, schedule }: { campaign: Campaign; schedule: Schedule }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isEditing, setEditing] = useState(false);
  const rule = ruleOf(schedule);
  return (
    <section className="stack tight plan-schedule" aria-label={schedule.name}>
      <div className="row apart">
        <div>
          <h3>{schedule.name}</h3>
          <p>
            {rule ? cadenceWords(rule, t) : t("plan.rule.unreadable")}{" "}
            <span className="quiet">({schedule.timeZone.replaceAll("_", " ")})</span>
          </p>
          <p className="quiet small">{t("plan.off.count", { count: schedule.blackouts.length })}</p>
        </div>
        {may("slot:plan") && (
          <Button variant="default" aria-expanded={isEditing} onClick={() => setEditing(!isEditing)}>
            {t("plan.rule.edit")}
            <span className="unseen"> {schedule.name}</span>
          </Button>
        )}
      </div>
      {isEditing && (
        <ScheduleForm key={schedule.version} campaign={campaign} schedule={schedule} done={() => setEditing(false)} />
      )}
    </section>
  );
}
