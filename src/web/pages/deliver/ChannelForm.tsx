import { NativeSelect, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct, useAnswer } from "../../api/answers.ts";
import type { AnswerOf } from "../../api/calls.ts";
import type { Campaign } from "../../api/campaign.ts";
import { ProblemError } from "../../api/problem.ts";
import { ActForm } from "../../parts/ActForm.tsx";
import { Shown } from "../../parts/Shown.tsx";
import { Abilities } from "./Abilities.tsx";
import type { Channel } from "./channel.ts";
import { LimitFields } from "./LimitFields.tsx";
import { keptOf, limitsOf, USUAL } from "./limit-fields.ts";
import { SettingFields } from "./SettingFields.tsx";
import { sentOf, settingsIn, type Values, valuesOf } from "./setting-fields.ts";

type Kind = AnswerOf<"get /api/v1/channel-kinds">["items"][number];

type Parts = { campaign: Campaign; channel?: Channel; done: (channel: Channel) => void };

/** Sets up a channel, or changes one; what is asked is what its kind needs. */
export function ChannelForm(parts: Parts) {
  const kinds = useAnswer("get /api/v1/channel-kinds", {});
  return <Shown asked={kinds}>{({ items }) => <Inside kinds={items} {...parts} />}</Shown>;
}

function Inside({ kinds, campaign, channel, done }: Parts & { kinds: readonly Kind[] }) {
  const { t } = useTranslation();
  const [kindName, setKind] = useState<string>(channel?.kind ?? "manual_kit");
  const [name, setName] = useState("");
  const [entered, setEntered] = useState<Values>({});
  const [limits, setLimits] = useState(channel ? limitsOf(channel) : USUAL);
  const [isActive, setActive] = useState(channel?.isActive ?? true);
  const [version] = useState(channel?.version);
  const create = useAct("post /api/v1/campaigns/:campaignId/channels");
  const edit = useAct("patch /api/v1/channels/:channelId");
  const kind = kinds.find((one) => one.kind === kindName) ?? kinds[0];
  if (!kind) return null;
  const settings = settingsIn(kind.settings);
  const values = { ...valuesOf(settings, channel?.settings), ...entered };
  const problem = create.error ?? edit.error;
  const faults = problem instanceof ProblemError ? problem.fields : {};
  const act = async () => {
    const body = { settings: sentOf(settings, values), ...keptOf(limits) };
    done(
      channel
        ? await edit.mutateAsync({
            said: { params: { channelId: channel.id }, body: { ...body, isActive } },
            extra: { version },
          })
        : await create.mutateAsync({
            said: { params: { campaignId: campaign.id }, body: { ...body, name, kind: kind.kind } },
          }),
    );
  };
  return (
    <ActForm
      name={channel ? t("deliver.save", { name: channel.name }) : t("deliver.make")}
      reason="none"
      isReady={channel !== undefined || name !== ""}
      said={channel ? t("deliver.saved", { name: channel.name }) : t("deliver.made", { name })}
      done={() => undefined}
      act={act}
    >
      {!channel && (
        <>
          <NativeSelect
            label={t("deliver.kind")}
            value={kind.kind}
            onChange={({ currentTarget }) => {
              setKind(currentTarget.value);
              setEntered({});
            }}
            data={kinds.map(({ kind: value }) => ({ value, label: t(`deliver.kinds.${value}`) }))}
          />
          <p className="small quiet">{t(`deliver.kindMeans.${kind.kind}`)}</p>
          <Abilities abilities={kind.abilities} />
          <TextInput
            label={t("deliver.name")}
            description={t("plan.slugMeans")}
            value={name}
            error={faults["name"]}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
            required
          />
        </>
      )}
      <SettingFields
        settings={settings}
        values={values}
        change={(setting, value) => setEntered((now) => ({ ...now, [setting]: value }))}
        faults={faults}
        locales={campaign.locales}
      />
      <LimitFields
        campaign={campaign}
        limits={limits}
        change={(changes) => setLimits((now) => ({ ...now, ...changes }))}
        faults={faults}
      />
      {channel && (
        <Switch
          size="md"
          label={t("deliver.isOn")}
          description={t("deliver.isOnMeans")}
          checked={isActive}
          onChange={({ currentTarget }) => setActive(currentTarget.checked)}
        />
      )}
    </ActForm>
  );
}
