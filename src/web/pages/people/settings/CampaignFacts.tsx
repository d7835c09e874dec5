import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { ProblemError } from "../../../api/problem.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Panel } from "../../../parts/Panel.tsx";

/** What the campaign is called, from when to when it runs, and what it tells the public of its plan. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(campaign.title);
  const [startsOn, setStart] = useState(campaign.startsOn);
  const [endsOn, setEnd] = useState(campaign.endsOn);
  const [announcesDates, setAnnounces] = useState(campaign.announcesDates);
  // Of what is edited here, whatever is read meanwhile: a change by somebody else is told and not overwritten.
  const [version, setVersion] = useState(campaign.version);
  const edit = useAct("patch /api/v1/campaigns/:campaignId");
  const fields = edit.error instanceof ProblemError ? edit.error.fields : {};
  const said = { params: { campaignId: campaign.id }, body: { title, startsOn, endsOn, announcesDates } };
  return (
    <Panel title={t("settings.campaign")} about={t("settings.campaignMeans", { zone: campaign.timeZone })}>
      <div className="own-form">
        <ActForm
          name={t("settings.saveCampaign")}
          reason="none"
          isReady={title.trim() !== "" && startsOn !== "" && endsOn !== ""}
          said={t("people.saved", { name: title })}
          done={() => {}}
          act={async () => setVersion((await edit.mutateAsync({ said, extra: { version } })).version)}
        >
          <TextInput
            label={t("settings.campaignTitle")}
            value={title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
            error={fields["title"]}
            maxLength={60}
            required
          />
          <div className="row">
            <TextInput
              type="date"
              label={t("settings.startsOn")}
              value={startsOn}
              onChange={({ currentTarget }) => setStart(currentTarget.value)}
              error={fields["startsOn"]}
              required
            />
            <TextInput
              type="date"
              label={t("settings.endsOn")}
              value={endsOn}
              onChange={({ currentTarget }) => setEnd(currentTarget.value)}
              error={fields["endsOn"]}
              required
            />
          </div>
          <Switch
            size="md"
            label={t("settings.announces")}
            description={t("settings.announcesMeans")}
            checked={announcesDates}
            onChange={({ currentTarget }) => setAnnounces(currentTarget.checked)}
          />
        </ActForm>
      </div>
    </Panel>
  );
}
