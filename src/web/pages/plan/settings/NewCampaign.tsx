import { Textarea, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMay } from "../../../api/account.ts";
import { useAct } from "../../../api/answers.ts";
import { useCampaign } from "../../../api/campaign.ts";
import { ActForm } from "../../../parts/ActForm.tsx";
import { Page } from "../../../parts/Page.tsx";
import { Panel } from "../../../parts/Panel.tsx";
import { NotAllowed } from "../../../parts/states/NotAllowed.tsx";
import { today } from "../use-place.ts";
import { type CampaignDraft, CampaignFields, factsOf } from "./CampaignFields.tsx";
import { episodesOf, slugOf } from "./slugs.ts";
import { TimetableFields } from "./TimetableFields.tsx";
import { newTimetable, planOf } from "./timetable.ts";
import "./settings.css";

/** Makes a campaign: what it is, its episodes by their titles, and the rhythm in which they go out. */
export default function NewCampaign() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const { choose } = useCampaign();
  const [draft, setDraft] = useState<CampaignDraft>({
    title: "",
    startsOn: today(),
    lastDay: `${today().slice(0, 4)}-12-31`,
    locales: "en",
    formats: ["vertical"],
    announcesDates: false,
  });
  const [slug, setSlug] = useState<string | null>(null);
  const [titles, setTitles] = useState("");
  const [topic, setTopic] = useState("");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [timetable, setTimetable] = useState(() => newTimetable(zone, today()));
  const create = useAct("post /api/v1/campaigns");
  const schedule = useAct("post /api/v1/campaigns/:campaignId/schedules");
  // A campaign that was made is not made again when its schedule is refused.
  const made = useRef<string | null>(null);
  const address = slug ?? slugOf(draft.title);
  const episodes = episodesOf(titles, { campaign: address, topic });
  if (!may("campaign:create")) {
    return (
      <Page title={t("plan.campaign.new")}>
        <NotAllowed />
      </Page>
    );
  }
  const act = async () => {
    const plan = planOf(timetable);
    if (made.current === null) {
      const { locales, ...facts } = factsOf(draft);
      const channels = [{ name: "gallery", kind: "gallery" as const }];
      const body = { slug: address, ...facts, locales, ...plan, channels, episodes };
      made.current = (await create.mutateAsync({ said: { body } })).id;
    }
    const params = { campaignId: made.current };
    await schedule.mutateAsync({ said: { params, body: { name: "main", plan } } });
    choose(made.current);
  };
  return (
    <Page title={t("plan.campaign.new")} about={t("plan.campaign.newMeans")}>
      <Panel title={t("plan.campaign.title")}>
        <ActForm
          name={t("plan.campaign.make")}
          reason="none"
          isReady={draft.title !== "" && episodes.length > 0}
          said={t("plan.campaign.made", { title: draft.title })}
          done={() => navigate("/plan")}
          act={act}
        >
          <CampaignFields draft={draft} change={(changes) => setDraft((now) => ({ ...now, ...changes }))} />
          <TextInput
            label={t("plan.campaign.slug")}
            description={t("plan.slugMeans")}
            value={address}
            onChange={({ currentTarget }) => setSlug(currentTarget.value)}
            required
          />
          <Textarea
            label={t("plan.campaign.episodes")}
            description={t("plan.campaign.episodesMean")}
            minRows={4}
            value={titles}
            onChange={({ currentTarget }) => setTitles(currentTarget.value)}
            required
          />
          <p className="small quiet" role="status">
            {t("plan.campaign.count", { count: episodes.length })}
          </p>
          <TextInput
            label={t("plan.campaign.topic")}
            value={topic}
            maxLength={40}
            onChange={({ currentTarget }) => setTopic(currentTarget.value)}
            required
          />
          <TimetableFields
            timetable={timetable}
            change={(changes) => setTimetable((now) => ({ ...now, ...changes }))}
            span={{ from: draft.startsOn || today(), until: factsOf(draft).endsOn || today() }}
          />
        </ActForm>
      </Panel>
    </Page>
  );
}
