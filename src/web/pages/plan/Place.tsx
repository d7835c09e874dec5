import { Modal, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useAct } from "../../api/answers.ts";
import type { ItemOf } from "../../api/calls.ts";
import type { Campaign } from "../../api/campaign.ts";
import { useEpisodes } from "../../api/slots.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { wallWords } from "../../parts/times.ts";

type Parts = { campaign: Campaign; schedules: readonly ItemOf<"get /api/v1/campaigns/:campaignId/schedules">[] };

/** Gives an episode without a slot a time that a person chooses. */
export function Place({ campaign, schedules }: Parts) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const episodes = useEpisodes(campaign);
  const [chosen, setSchedule] = useState("");
  const [wallTime, setWallTime] = useState("");
  const place = useAct("post /api/v1/schedules/:scheduleId/slots");
  const id = search.get("episode");
  const schedule = schedules.find((one) => one.id === chosen) ?? schedules[0];
  const close = () =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.delete("episode");
      return next;
    });
  return (
    <Modal opened={id !== null} onClose={close} title={t("plan.place.title")}>
      <Shown asked={episodes}>
        {(all) => {
          const episode = all.find((one) => one.id === id);
          if (!episode || !schedule) return <p>{t("plan.place.cannot")}</p>;
          return (
            <ActForm
              name={t("plan.place.name")}
              reason="none"
              isReady={wallTime !== ""}
              said={t("plan.place.said", { title: episode.title, when: wallWords(wallTime || "2000-01-01T00:00") })}
              done={close}
              act={() => {
                const body = { episodeId: episode.id, at: { wallTime } };
                return place.mutateAsync({ said: { params: { scheduleId: schedule.id }, body } });
              }}
            >
              <p>
                <strong>{episode.title}</strong>
              </p>
              {schedules.length > 1 && (
                <NativeSelect
                  label={t("plan.place.schedule")}
                  value={schedule.id}
                  onChange={({ currentTarget }) => setSchedule(currentTarget.value)}
                  data={schedules.map(({ id: value, name: label }) => ({ value, label }))}
                />
              )}
              <TextInput
                type="datetime-local"
                label={t("act.move.to", { zone: schedule.timeZone.replaceAll("_", " ") })}
                value={wallTime}
                onChange={({ currentTarget }) => setWallTime(currentTarget.value)}
                required
              />
            </ActForm>
          );
        }}
      </Shown>
    </Modal>
  );
}
