import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "../../../api/answers.ts";
import type { Campaign } from "../../../api/campaign.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { TimetableFields } from "./TimetableFields.tsx";
import { newTimetable, planOf } from "./timetable.ts";

/** Makes a schedule of a campaign. It places nothing: what it would place is proposed on the plan. */
export function NewSchedule({ campaign, isFirst, done }: { campaign: Campaign; isFirst: boolean; done: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(isFirst ? "main" : "");
  const [timetable, setTimetable] = useState(() => newTimetable(campaign.timeZone, campaign.startsOn));
  const create = useAct("post /api/v1/campaigns/:campaignId/schedules");
  return (
    <ActForm
      name={t("plan.rule.make")}
      reason="none"
      isReady={name !== ""}
      said={t("plan.rule.made", { name })}
      done={done}
      act={() =>
        create.mutateAsync({ said: { params: { campaignId: campaign.id }, body: { name, plan: planOf(timetable) } } })
      }
    >
      <TextInput
        label={t("plan.rule.name")}
        description={t("plan.slugMeans")}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        required
      />
      <TimetableFields
        timetable={timetable}
        change={(changes) => setTimetable((now) => ({ ...now, ...changes }))}
        span={{ from: campaign.startsOn, until: campaign.endsOn }}
      />
    </ActForm>
  );
}
