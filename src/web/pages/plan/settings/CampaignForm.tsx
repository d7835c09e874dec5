import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { type CampaignDraft, CampaignFields, factsOf } from "./CampaignFields.tsx";

/** Changes what a campaign is; slots stay where they are. */
export function CampaignForm({ campaign, done }: { campaign: Campaign; done: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<CampaignDraft>({
    ...campaign,
    locales: campaign.locales.join(", "),
    lastDay: new Date(Date.parse(`${campaign.endsOn}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10),
  });
  const [version] = useState(campaign.version);
  const edit = useAct("patch /api/v1/campaigns/:campaignId");
  return (
    <ActForm
      name={t("plan.campaign.save")}
      reason="none"
      said={t("plan.campaign.saved")}
      done={done}
      act={() =>
        edit.mutateAsync({ said: { params: { campaignId: campaign.id }, body: factsOf(draft) }, extra: { version } })
      }
    >
      <p className="small quiet">{t("plan.campaign.means")}</p>
      <CampaignFields draft={draft} change={(changes) => setDraft((now) => ({ ...now, ...changes }))} />
    </ActForm>
  );
}
